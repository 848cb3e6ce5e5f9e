import { Controller, Get, HttpCode, HttpStatus, Inject, Post, Res } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { CsrfTokens } from '../access/csrf-tokens';
import { SignedIn } from '../access/signed-in';
import { Describe } from '../openapi/describe';
import { type Session } from './session';
import { toSessionAnswer } from './session.mapper';
import { Sessions } from './sessions';

@Controller('v1')
export class SessionController {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CsrfTokens) private readonly csrf: CsrfTokens,
  ) {}

  @Get('session')
  @Permits('read', 'Session')
  @Describe({ summary: 'Who is signed in, and the token that unsafe requests must carry', answer: 'Session' })
  session(@SignedIn() session: Session, @Res({ passthrough: true }) reply: FastifyReply): object {
    void reply.header('cache-control', 'no-store');
    return toSessionAnswer(session, this.csrf.tokenOf(session.id));
  }

  @Post('sign-out')
  @Permits('erase', 'Session')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Describe({ summary: 'Ends the session', status: 204 })
  async signOut(@SignedIn() session: Session, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(session);
    void reply.clearCookie(this.sessions.cookieName, this.sessions.cookieOptions);
  }
}
