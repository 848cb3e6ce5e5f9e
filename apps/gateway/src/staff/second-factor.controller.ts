import { Body, Controller, Get, HttpCode, HttpStatus, Inject, Param, Post, Res } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { CsrfTokens } from '../access/csrf-tokens';
import { SignedIn } from '../access/signed-in';
import { IdentifierPipe } from '../http/identifier.pipe';
import { readRequest } from '../http/read-request';
import { Describe } from '../openapi/describe';
import { type Session } from '../session/session';
import { toSessionAnswer } from '../session/session.mapper';
import { Sessions } from '../session/sessions';
import { FactorProofDto, NewFactorDto } from './second-factor.dto';
import { SecondFactorService } from './second-factor.service';

/** The second factor of the member of staff who is signed in. */
@Controller('v1/second-factor')
export class SecondFactorController {
  constructor(
    @Inject(SecondFactorService) private readonly service: SecondFactorService,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CsrfTokens) private readonly csrf: CsrfTokens,
  ) {}

  @Get()
  @Permits('read', 'SecondFactor')
  @Describe({ summary: 'Your second factors, and whether one was proved in this session', answer: 'SecondFactor' })
  async look(@SignedIn() session: Session, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    void reply.header('cache-control', 'no-store');
    const { ref, generation, factors } = await this.service.look(session);
    const shown = factors.map(({ content: { kind }, enrolledAt }) => ({ kind, enrolledAt: enrolledAt.toISOString() }));
    return { state: session.factor, ref, generation, factors: shown };
  }

  @Post('enrolments')
  @Permits('create', 'SecondFactor')
  @HttpCode(HttpStatus.CREATED)
  @Describe({
    summary: 'Begins to enrol a second factor',
    status: 201,
    answer: 'FactorEnrolment',
    body: 'NewFactor',
  })
  beginEnrolment(
    @SignedIn() session: Session,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    void reply.header('cache-control', 'no-store');
    return this.service.beginEnrolment(session, readRequest(NewFactorDto, body));
  }

  @Post('enrolments/:id')
  @Permits('create', 'SecondFactor')
  @HttpCode(HttpStatus.OK)
  @Describe({
    summary: 'Ends an enrolment with a first code or the authenticator’s answer; the factor is proved then',
    answer: 'Session',
    body: 'FactorProof',
  })
  async finishEnrolment(
    @SignedIn() session: Session,
    @Param('id', IdentifierPipe) id: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    await this.service.finishEnrolment(session, id, readRequest(FactorProofDto, body));
    return this.renew(session, reply);
  }

  @Post('challenges')
  @Permits('answer', 'SecondFactor')
  @HttpCode(HttpStatus.CREATED)
  @Describe({ summary: 'A challenge for your authenticator', status: 201, answer: 'FactorChallenge' })
  challenge(@SignedIn() session: Session): Promise<object> {
    return this.service.challenge(session);
  }

  @Post('proofs')
  @Permits('answer', 'SecondFactor')
  @HttpCode(HttpStatus.OK)
  @Describe({
    summary: 'Proves a second factor: a code, or the authenticator’s answer to a challenge',
    answer: 'Session',
    body: 'FactorProof',
  })
  async prove(
    @SignedIn() session: Session,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    await this.service.prove(session, readRequest(FactorProofDto, body));
    return this.renew(session, reply);
  }

  /** More may be done from here on, so the session goes on under a new id; the old one ends. */
  private async renew(session: Session, reply: FastifyReply): Promise<object> {
    const renewed = await this.sessions.open({ ...session, factor: 'proved' }, session.browser, session.id);
    this.sessions.give(renewed, reply);
    return toSessionAnswer(renewed, this.csrf.tokenOf(renewed.id));
  }
}
