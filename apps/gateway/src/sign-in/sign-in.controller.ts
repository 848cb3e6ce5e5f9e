import { Controller, Get, HttpStatus, Inject, Query, Req, Res } from '@nestjs/common';
import { AppError, Permits } from '@licensing/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { GatewayEnvironment } from '../gateway.config';
import { Describe } from '../openapi/describe';
import { toBrowserName } from '../session/browser-name';
import { type SignedInAs, type SignInEvidence } from '../session/session';
import { cookieNameFor } from '../session/session-cookie';
import { Sessions } from '../session/sessions';
import { StaffAccounts } from '../staff/staff-accounts';
import { type ClaimedPerson, fromClaims } from './claims';
import { IdentityProvider } from './identity-provider';
import { toReturnPath } from './return-to';
import { SIGN_IN_TTL_SECONDS, SignInCookie } from './sign-in-cookie';
import { SignInRepository } from './sign-in.repository';
import { checkLevel, checkSamePerson, toAskedLevel } from './step-up';

@Controller('v1/sign-in')
export class SignInController {
  private readonly cookieName: string;

  constructor(
    @Inject(IdentityProvider) private readonly provider: IdentityProvider,
    @Inject(SignInCookie) private readonly cookie: SignInCookie,
    @Inject(SignInRepository) private readonly used: SignInRepository,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(StaffAccounts) private readonly staff: StaffAccounts,
    @Inject(GatewayEnvironment) private readonly config: GatewayEnvironment,
  ) {
    this.cookieName = cookieNameFor('sign-in', config.PUBLIC_URL);
  }

  @Get()
  @Permits('create', 'Session')
  @Describe({
    summary: 'Sends a browser to the identity provider',
    status: 302,
    query: [
      { name: 'return_to', description: 'A path on this origin to come back to' },
      { name: 'acr', description: 'The level to reach: password, real-name or face-verified; what is begun stays' },
    ],
  })
  async begin(
    @Query('return_to') returnTo: unknown,
    @Query('acr') acr: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = toAskedLevel(acr);
    const before = asked === undefined ? undefined : await this.sessions.find(this.sessionCookieOf(request));
    const { url, checks } = await this.provider.begin(asked);
    const begun = {
      ...checks,
      returnTo: toReturnPath(returnTo, this.config.PUBLIC_URL),
      ...(before !== undefined && { subject: before.person.subject }),
    };
    void reply
      .setCookie(this.cookieName, this.cookie.write(begun), {
        ...this.sessions.cookieOptions,
        maxAge: SIGN_IN_TTL_SECONDS,
      })
      .header('cache-control', 'no-store')
      .redirect(url, HttpStatus.FOUND);
  }

  @Get('callback')
  @Permits('create', 'Session')
  @Describe({ summary: 'Where the identity provider sends the browser back to', status: 303 })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const begun = this.cookie.read(request.cookies[this.cookieName]);
    void reply.clearCookie(this.cookieName, this.sessions.cookieOptions).header('cache-control', 'no-store');
    if (begun === undefined || !(await this.used.use(begun.state))) throw new AppError('SESSION.SIGN_IN_FAILED');
    const { claims, signIn } = await this.provider.finish(searchOf(request.url), begun);
    const claimed = fromClaims(claims);
    checkLevel(claimed.person.assurance, begun.asked);
    checkSamePerson(claimed.person.subject, begun.subject);
    const as = await this.admit(claimed, signIn);
    const browser = toBrowserName(request.headers['user-agent']);
    this.sessions.give(await this.sessions.open(as, browser, this.sessionCookieOf(request)), reply);
    void reply.redirect(
      as.factor === 'required' ? toSecondFactor(begun.returnTo) : begun.returnTo,
      HttpStatus.SEE_OTHER,
    );
  }

  /** Applicants are in; staff may do nothing before their second factor is proved. */
  private async admit({ person, roles, office }: ClaimedPerson, signIn: SignInEvidence): Promise<SignedInAs> {
    if (roles.length === 0) return { person, roles, office, staffRef: '', factor: 'none', signIn };
    const staffRef = await this.staff.admit(person, roles, office);
    return { person, roles, office, staffRef, factor: 'required', signIn };
  }

  private sessionCookieOf(request: FastifyRequest): string | undefined {
    return request.cookies[this.sessions.cookieName];
  }
}

const toSecondFactor = (returnTo: string): string => `/staff/second-factor?return_to=${encodeURIComponent(returnTo)}`;

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}
