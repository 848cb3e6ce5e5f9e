import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError, type Permission, PERMISSION } from '@licensing/platform';
import { type FastifyRequest } from 'fastify';
import { GatewayEnvironment } from '../gateway.config';
import { type Session } from '../session/session';
import { Sessions } from '../session/sessions';
import { may, mayAnyone } from './ability-of';
import { CSRF_HEADER, CsrfTokens } from './csrf-tokens';
import { setSession } from './signed-in';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The one place where it is decided whether a request may go on: permission, session, second factor, origin, CSRF token. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly origin: string;

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CsrfTokens) private readonly csrf: CsrfTokens,
    @Inject(GatewayEnvironment) config: Pick<GatewayEnvironment, 'PUBLIC_URL'>,
  ) {
    this.origin = new URL(config.PUBLIC_URL).origin;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (permission !== undefined && mayAnyone(permission)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const session = await this.sessions.get(request.cookies[this.sessions.cookieName]);
    if (permission === undefined) throw new AppError('SESSION.FORBIDDEN');
    if (!may(session, permission)) throw new AppError(refusalOf(session));
    if (!SAFE_METHODS.has(request.method)) this.checkSameSite(request, session);
    setSession(request, session);
    return true;
  }

  private checkSameSite(request: FastifyRequest, session: Session): void {
    const { origin } = request.headers;
    if (origin !== undefined && origin !== this.origin) throw new AppError('SESSION.CSRF');
    if (!this.csrf.isTokenOf(session.id, request.headers[CSRF_HEADER])) throw new AppError('SESSION.CSRF');
  }
}

const refusalOf = ({ factor }: Session): 'SESSION.SECOND_FACTOR' | 'SESSION.FORBIDDEN' =>
  factor === 'required' ? 'SESSION.SECOND_FACTOR' : 'SESSION.FORBIDDEN';
