import { Controller, Get, HttpCode, HttpStatus, Inject, Post, Res } from '@nestjs/common';
import { maskResidentId } from '@licensing/domain';
import { type FastifyReply } from 'fastify';
import { Access } from '../access/access';
import { CsrfTokens } from '../access/csrf-tokens';
import { SignedIn } from '../access/signed-in';
import { Describe } from '../openapi/describe';
import { type Session } from './session';
import { Sessions } from './sessions';

@Controller('v1')
export class SessionController {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CsrfTokens) private readonly csrf: CsrfTokens,
  ) {}

  @Get('session')
  @Access('applicant')
  @Describe({ summary: 'Who is signed in, and the token that unsafe requests must carry', answer: 'Session' })
  session(@SignedIn() session: Session): object {
    return {
      person: { name: session.person.name, idNumberMasked: maskResidentId(session.person.idNumber) },
      assurance: session.person.assurance,
      roles: session.roles,
      csrfToken: this.csrf.tokenOf(session.id),
      expiresAt: session.expiresAt.toISOString(),
    };
  }

  @Post('sign-out')
  @Access('applicant')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Describe({ summary: 'Ends the session', status: 204 })
  async signOut(@SignedIn() session: Session, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(session);
    void reply.clearCookie(this.sessions.cookieName, this.sessions.cookieOptions);
  }
}
