import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { Describe } from '../openapi/describe';
import { sendPage } from '../pages/send-page';
import { LANDING_PAGE } from './landing.page';

@Controller()
export class LandingController {
  @Get()
  @Permits('read', 'Document')
  @Describe({ summary: 'What this is, as a page', media: 'text/html' })
  landing(@Res() reply: FastifyReply): void {
    sendPage(reply, HttpStatus.OK, LANDING_PAGE);
  }
}
