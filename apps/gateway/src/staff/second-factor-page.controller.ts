import { Controller, Get, HttpStatus, Inject, Query, Res } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { SignedIn } from '../access/signed-in';
import { GatewayEnvironment } from '../gateway.config';
import { Describe } from '../openapi/describe';
import { SCRIPT_PAGE_POLICY } from '../pages/content-policy';
import { sendPage } from '../pages/send-page';
import { type Session } from '../session/session';
import { toReturnPath } from '../sign-in/return-to';
import { secondFactorPage } from './second-factor.page';
import { SECOND_FACTOR_SCRIPT } from './second-factor.script';
import { kindsOf, SecondFactorService } from './second-factor.service';

@Controller('staff')
export class SecondFactorPageController {
  constructor(
    @Inject(SecondFactorService) private readonly service: SecondFactorService,
    @Inject(GatewayEnvironment) private readonly config: GatewayEnvironment,
  ) {}

  @Get('second-factor')
  @Permits('read', 'SecondFactor')
  @Describe({
    summary: 'The page on which staff enrol and prove their second factor',
    media: 'text/html',
    query: [{ name: 'return_to', description: 'A path on this origin to go on to' }],
  })
  async page(
    @SignedIn() session: Session,
    @Query('return_to') returnTo: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { ref, factors } = await this.service.look(session);
    const view = {
      state: session.factor, ref, kinds: kindsOf(factors), returnTo: toReturnPath(returnTo, this.config.PUBLIC_URL),
    }; // prettier-ignore
    void reply.header('content-security-policy', SCRIPT_PAGE_POLICY);
    sendPage(reply, HttpStatus.OK, secondFactorPage(view));
  }

  @Get('second-factor.js')
  @Permits('read', 'Document')
  @Describe({ summary: 'The script of that page', media: 'text/javascript' })
  script(@Res() reply: FastifyReply): void {
    void reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(SECOND_FACTOR_SCRIPT);
  }
}
