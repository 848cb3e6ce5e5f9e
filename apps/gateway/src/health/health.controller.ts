import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import { Readiness } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { Access } from '../access/access';
import { Describe } from '../openapi/describe';

/** The platform's health answers, on the gateway's own port and under its access rule. */
@Controller('health')
export class GatewayHealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('live')
  @Access('public')
  @Describe({ summary: 'The process runs', answer: 'Health' })
  live(): object {
    return { status: 'live' };
  }

  @Get('ready')
  @Access('public')
  @Describe({ summary: 'Its own dependencies answer', answer: 'Health', alsoStatus: 503 })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { ready, parts } = await this.readiness.look();
    if (!ready) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: ready ? 'ready' : 'not ready', parts };
  }
}
