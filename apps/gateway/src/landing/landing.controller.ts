import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Access } from '../access/access';
import { Describe } from '../openapi/describe';
import { sendPage } from '../pages/send-page';
import { LANDING_PAGE } from './landing.page';

@Controller()
export class LandingController {
  @Get()
  @Access('public')
  @Describe({ summary: 'What this is, as a page', media: 'text/html' })
  landing(@Res() reply: FastifyReply): void {
    sendPage(reply, HttpStatus.OK, LANDING_PAGE);
  }
}
