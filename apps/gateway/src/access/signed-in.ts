import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { AppError } from '@licensing/platform';
import { type FastifyRequest } from 'fastify';
import { type Session } from '../session/session';

const sessions = new WeakMap<FastifyRequest, Session>();

/** Remembers whose request this is, for as long as the request lives. */
export function setSession(request: FastifyRequest, session: Session): void {
  sessions.set(request, session);
}

/** The session of the person who calls: a parameter of routes that are not public. */
export const SignedIn = createParamDecorator((_data: unknown, context: ExecutionContext): Session => {
  const session = sessions.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (session === undefined) throw new AppError('SESSION.MISSING');
  return session;
});
