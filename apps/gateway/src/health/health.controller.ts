import { Controller, Get, HttpStatus, Inject, Req, Res } from '@nestjs/common';
import { AppError, type KeysReport, KeyUses, Permits, Readiness } from '@licensing/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Describe } from '../openapi/describe';

const LOOPBACK = /^(::1|(::ffff:)?127\.[\d.]+)$/;

/** The platform's health answers, on the gateway's own port and under its access rule. */
@Controller('health')
export class GatewayHealthController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(KeyUses) private readonly keyUses: KeyUses,
  ) {}

  @Get('live')
  @Permits('read', 'Health')
  @Describe({ summary: 'The process runs', answer: 'Health' })
  live(): object {
    return { status: 'live' };
  }

  @Get('ready')
  @Permits('read', 'Health')
  @Describe({ summary: 'Its own dependencies answer', answer: 'Health', alsoStatus: 503 })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { ready, parts } = await this.readiness.look();
    if (!ready) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: ready ? 'ready' : 'not ready', parts };
  }

  /** For whoever rotates the keys on this machine: nobody else is told which there are. */
  @Get('keys')
  @Permits('read', 'Health')
  @Describe({ summary: 'How far it is with going over to the current field key', answer: 'KeysHealth' })
  keys(@Req() { socket, headers }: FastifyRequest): Promise<KeysReport> {
    const isLocal = LOOPBACK.test(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined;
    if (!isLocal) throw new AppError('RESOURCE.NOT_FOUND');
    return this.keyUses.report();
  }
}
