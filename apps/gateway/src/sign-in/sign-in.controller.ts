import { Controller, Get, HttpStatus, Inject, Query, Req, Res } from '@nestjs/common';
import { AppError } from '@licensing/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Access } from '../access/access';
import { GatewayEnvironment } from '../gateway.config';
import { Describe } from '../openapi/describe';
import { cookieNameFor } from '../session/session-cookie';
import { Sessions } from '../session/sessions';
import { fromClaims } from './claims';
import { IdentityProvider } from './identity-provider';
import { toReturnPath } from './return-to';
import { SIGN_IN_TTL_SECONDS, SignInCookie } from './sign-in-cookie';
import { SignInRepository } from './sign-in.repository';

@Controller('v1/sign-in')
export class SignInController {
  private readonly cookieName: string;

  constructor(
    @Inject(IdentityProvider) private readonly provider: IdentityProvider,
    @Inject(SignInCookie) private readonly cookie: SignInCookie,
    @Inject(SignInRepository) private readonly used: SignInRepository,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(GatewayEnvironment) private readonly config: GatewayEnvironment,
  ) {
    this.cookieName = cookieNameFor('sign-in', config.PUBLIC_URL);
  }

  @Get()
  @Access('public')
  @Describe({
    summary: 'Sends a browser to the identity provider',
    status: 302,
    query: [{ name: 'return_to', description: 'A path on this origin to come back to' }],
  })
  async begin(@Query('return_to') returnTo: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { url, checks } = await this.provider.begin();
    const begun = { ...checks, returnTo: toReturnPath(returnTo, this.config.PUBLIC_URL) };
    void reply
      .setCookie(this.cookieName, this.cookie.write(begun), {
        ...this.sessions.cookieOptions,
        maxAge: SIGN_IN_TTL_SECONDS,
      })
      .header('cache-control', 'no-store')
      .redirect(url, HttpStatus.FOUND);
  }

  @Get('callback')
  @Access('public')
  @Describe({ summary: 'Where the identity provider sends the browser back to', status: 303 })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const begun = this.cookie.read(request.cookies[this.cookieName]);
    void reply.clearCookie(this.cookieName, this.sessions.cookieOptions).header('cache-control', 'no-store');
    if (begun === undefined || !(await this.used.use(begun.state))) throw new AppError('SESSION.SIGN_IN_FAILED');
    const claims = await this.provider.finish(searchOf(request.url), begun);
    const { person, roles } = fromClaims(claims);
    const session = await this.sessions.open(person, roles);
    void reply
      .setCookie(this.sessions.cookieName, session.id, {
        ...this.sessions.cookieOptions,
        maxAge: this.config.SESSION_TTL_SECONDS,
      })
      .redirect(begun.returnTo, HttpStatus.SEE_OTHER);
  }
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}
