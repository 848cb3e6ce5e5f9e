import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SandboxProblem } from '../problems/sandbox-problem';
import { SandboxEnvironment } from '../sandbox.config';

/** Registries answer only those who hold the platform's key. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  private readonly expected: Buffer;

  constructor(config: SandboxEnvironment) {
    this.expected = Buffer.from(config.REGISTRY_API_KEY);
  }

  canActivate(context: ExecutionContext): boolean {
    const given = context.switchToHttp().getRequest<FastifyRequest>().headers['x-api-key'];
    if (typeof given === 'string' && this.matches(Buffer.from(given))) return true;
    throw new SandboxProblem('REGISTRY.API_KEY');
  }

  private matches(given: Buffer): boolean {
    return given.length === this.expected.length && timingSafeEqual(given, this.expected);
  }
}
