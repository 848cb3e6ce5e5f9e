import { Metadata, status } from '@grpc/grpc-js';
import { type ExecutionContext } from '@nestjs/common';
import { defer, firstValueFrom, lastValueFrom } from 'rxjs';
import { AppError } from '../errors/app-error';
import { CORRELATION_HEADER, findCorrelationId } from '../logging/correlation';
import { createLogger } from '../logging/logger';
import { GrpcCorrelationInterceptor, GrpcErrorFilter } from './grpc-edge';

function rpcContext(correlationId?: string): ExecutionContext {
  const metadata = new Metadata();
  if (correlationId !== undefined) metadata.set(CORRELATION_HEADER, correlationId);
  const context = { getType: () => 'rpc', switchToRpc: () => ({ getContext: () => metadata }) };
  return context as unknown as ExecutionContext;
}

describe('GrpcCorrelationInterceptor', () => {
  // The handler goes on after a pause, as real ones do.
  const handler = {
    handle: () =>
      defer(async () => {
        await new Promise(setImmediate);
        return findCorrelationId();
      }),
  };
  const under = (context: ExecutionContext): Promise<unknown> =>
    firstValueFrom(new GrpcCorrelationInterceptor().intercept(context, handler));

  it('runs the handler under the caller’s id', async () => {
    await expect(under(rpcContext('abcdefgh-1'))).resolves.toBe('abcdefgh-1');
  });

  it.each([undefined, 'short', 'not acceptable!'])('makes a new one instead of %j', async (offered) => {
    await expect(under(rpcContext(offered))).resolves.toMatch(/^[\da-f-]{36}$/);
  });
});

describe('GrpcErrorFilter', () => {
  const lines: string[] = [];
  const filter = new GrpcErrorFilter(createLogger('identity', 'info', { write: (line) => void lines.push(line) }));
  const thrownFor = (error: unknown): Promise<unknown> =>
    lastValueFrom(filter.catch(error)).catch((thrown: unknown) => thrown);

  beforeEach(() => lines.splice(0));

  it('passes an expected failure on with its code, and does not log it', async () => {
    await expect(thrownFor(new AppError('RESOURCE.NOT_FOUND'))).resolves.toMatchObject({ code: status.NOT_FOUND });
    expect(lines).toEqual([]);
  });

  it('says nothing of an unexpected one but that it is a fault, and logs it without its data', async () => {
    const sent = await thrownFor(new TypeError('样例甲'));
    expect(sent).toMatchObject({ code: status.INTERNAL, details: 'SERVICE.FAULT', message: 'SERVICE.FAULT' });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ code: 'SERVICE.FAULT', err: { type: 'TypeError' } });
    expect(JSON.stringify(sent) + lines.join('')).not.toContain('样例甲');
  });
});
