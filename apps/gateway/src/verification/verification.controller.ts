import { Controller, Get, Headers, HttpStatus, Inject, Param, Query, Res } from '@nestjs/common';
import { AppError, Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { Describe } from '../openapi/describe';
import { prefersPage } from '../pages/prefers-page';
import { sendPage } from '../pages/send-page';
import { toLicenceAnswer } from './licence.mapper';
import { ASK_PAGE, verificationPage } from './verification.page';
import { type Verification, VerificationService } from './verification.service';

const ANSWER = { answer: 'Verification', media: 'text/html' } as const;

function toAnswer(verification: Verification): object {
  if (verification.state === 'malformed') throw new AppError('REQUEST.MALFORMED', undefined, [verification.problem]);
  const { state, number, onDate } = verification;
  return {
    number,
    state,
    onDate,
    ...('licence' in verification ? { licence: toLicenceAnswer(verification.licence) } : {}),
  };
}

/** One answer in two forms: a page for people, JSON for programs. */
@Controller()
export class VerificationController {
  constructor(@Inject(VerificationService) private readonly verification: VerificationService) {}

  @Get('verify')
  @Permits('read', 'Verification')
  @Describe({
    summary: 'A page that asks for a number',
    media: 'text/html',
    query: [{ name: 'number', description: 'Licence number' }],
  })
  ask(@Query('number') number: unknown, @Res() reply: FastifyReply): void {
    if (typeof number !== 'string' || number.trim() === '') sendPage(reply, HttpStatus.OK, ASK_PAGE);
    else void reply.redirect(`/verify/${encodeURIComponent(number.trim().slice(0, 40))}`, HttpStatus.SEE_OTHER);
  }

  @Get('verify/:number')
  @Permits('read', 'Verification')
  @Describe({ summary: 'Is this licence valid? A page unless JSON is asked for', ...ANSWER })
  async page(
    @Param('number') number: string,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(reply, number, prefersPage(accept, true));
  }

  @Get('v1/verification/:number')
  @Permits('read', 'Verification')
  @Describe({ summary: 'Is this licence valid? JSON unless a page is asked for', ...ANSWER })
  async json(
    @Param('number') number: string,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(reply, number, prefersPage(accept, false));
  }

  private async answer(reply: FastifyReply, number: string, asPage: boolean): Promise<void> {
    const verification = await this.verification.verify(number);
    if (asPage) {
      const status = verification.state === 'malformed' ? HttpStatus.BAD_REQUEST : HttpStatus.OK;
      sendPage(reply, status, verificationPage(verification));
      return;
    }
    void reply.header('cache-control', 'no-store').header('vary', 'accept').send(toAnswer(verification));
  }
}
