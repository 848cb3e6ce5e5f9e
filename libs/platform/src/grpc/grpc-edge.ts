import { type Metadata } from '@grpc/grpc-js';
import {
  type CallHandler, Catch, type ExceptionFilter, type ExecutionContext, Injectable, type NestInterceptor,
} from '@nestjs/common'; // prettier-ignore
import { Observable, throwError } from 'rxjs';
import { toAppError } from '../errors/app-error';
import { toGrpcError } from '../errors/grpc-errors';
import { CORRELATION_HEADER, toCorrelationId, withCorrelation } from '../logging/correlation';
import { type Logger } from '../logging/logger';

/** Runs each gRPC handler under the caller's correlation id. */
@Injectable()
export class GrpcCorrelationInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'rpc') return next.handle();
    const metadata = context.switchToRpc().getContext<Metadata>();
    const correlationId = toCorrelationId(metadata.get(CORRELATION_HEADER)[0]);
    return new Observable((subscriber) => withCorrelation(correlationId, () => next.handle().subscribe(subscriber)));
  }
}

/** Turns whatever a gRPC handler throws into a status with a stable code; logs what nobody expected. */
@Catch()
export class GrpcErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(thrown: unknown): Observable<never> {
    const error = toAppError(thrown);
    if (error.code === 'SERVICE.FAULT') this.log.error({ err: thrown, code: error.code }, 'a call failed');
    return throwError(() => toGrpcError(error));
  }
}
