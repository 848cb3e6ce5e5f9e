import { type Metadata, type ServerUnaryCall } from '@grpc/grpc-js';
import { CALLS } from '@licensing/contracts';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type Ability, toAbility } from '../access/ability';
import { PERMISSION, type Permission } from '../access/permits';
import { AppError } from '../errors/app-error';
import { CORRELATION_HEADER, toCorrelationId } from '../logging/correlation';
import { type Logger } from '../logging/logger';
import { findCaller } from './caller';

/** Action of the permission that a gRPC method asks; its subject is `<Service>.<Method>`. */
export const CALL = 'call';

const ABILITIES = new Map<string, Ability>(
  Object.entries(CALLS).map(([caller, row]) => [
    caller,
    toAbility(
      Object.entries(row).flatMap(([service, methods]) =>
        methods.map((method) => ({ action: CALL, subject: `${service}.${method}` })),
      ),
    ),
  ]),
);

/** Whether a service may call a method, `<Service>.<Method>`, by its row in the table of calls. */
export function mayCall(caller: string | undefined, { action, subject }: Permission): boolean {
  return ABILITIES.get(caller ?? '')?.can(action, subject) ?? false;
}

/** Lets a gRPC call in when the table of calls allows it to the service that the caller's certificate names. */
@Injectable()
export class CallGuard implements CanActivate {
  constructor(private readonly log: Logger) {}

  canActivate(context: ExecutionContext): boolean {
    const call = context.getArgByIndex<ServerUnaryCall<unknown, unknown>>(2);
    const caller = findCaller(call);
    const permission = Reflect.getMetadata(PERMISSION, context.getHandler()) as Permission | undefined;
    if (permission !== undefined && mayCall(caller, permission)) return true;
    const correlationId = toCorrelationId(context.switchToRpc().getContext<Metadata>().get(CORRELATION_HEADER)[0]);
    const refused = { client: caller ?? 'unnamed', method: call.getPath(), code: 'CALLS.REFUSED', correlationId };
    this.log.warn(refused, 'a call was refused');
    throw new AppError('CALLS.REFUSED');
  }
}
