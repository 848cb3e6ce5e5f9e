import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SandboxProblem } from '../problems/sandbox-problem';
import { SandboxEnvironment } from '../sandbox.config';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** Only with `SANDBOX_ADMIN=local`, and only from this machine; otherwise the routes do not exist. */
@Injectable()
export class LocalOnlyGuard implements CanActivate {
  constructor(private readonly config: SandboxEnvironment) {}

  canActivate(context: ExecutionContext): boolean {
    const { socket } = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.config.SANDBOX_ADMIN === 'local' && LOOPBACK.test(socket.remoteAddress ?? '')) return true;
    throw new SandboxProblem('REGISTRY.NOT_FOUND');
  }
}
