import { Client, Metadata, type ServiceError } from '@grpc/grpc-js';
import { ANSWERED_BY } from '@licensing/contracts';
import { type TlsSettings } from '../config/tls.config';
import { fromGrpcError } from '../errors/grpc-errors';
import { CORRELATION_HEADER, findCorrelationId } from '../logging/correlation';
import { createClientCredentials } from './grpc-credentials';

interface MethodDefinition {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly requestSerialize: (value: never) => Buffer;
  readonly responseDeserialize: (value: Buffer) => unknown;
}

/** A generated gRPC service definition, for example `IdentityServiceService`. */
export type ServiceShape = Readonly<Record<string, MethodDefinition>>;

type RequestOf<M extends MethodDefinition> = Parameters<M['requestSerialize']>[0];
type ResponseOf<M extends MethodDefinition> = ReturnType<M['responseDeserialize']>;

export interface CallOptions {
  /** Milliseconds until the call fails with SERVICE.TIMEOUT. */
  readonly timeoutMs?: number;
}

/** Typed promises for the unary methods of a service, async iterables for its streams. */
export type GrpcClient<S extends ServiceShape> = {
  readonly [K in keyof S]: S[K]['responseStream'] extends true
    ? (request: RequestOf<S[K]>, options?: CallOptions) => AsyncIterable<ResponseOf<S[K]>>
    : (request: RequestOf<S[K]>, options?: CallOptions) => Promise<ResponseOf<S[K]>>;
} & { readonly close: () => void };

const DEFAULT_TIMEOUT_MS = 10_000;
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;

/** Short reconnect delays: a service that comes back is used again at once instead of after a minute. */
const CHANNEL_OPTIONS = {
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.min_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1_000,
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
};

function outgoingMetadata(): Metadata {
  const metadata = new Metadata();
  const correlationId = findCorrelationId();
  if (correlationId !== undefined) metadata.set(CORRELATION_HEADER, correlationId);
  return metadata;
}

/** The app whose certificate the other end must show: the one that answers the service. */
function answererOf(definition: ServiceShape): string {
  const service = Object.values(definition)[0]?.path.split('/')[1]?.split('.').at(-1) ?? '';
  const app = (ANSWERED_BY as Readonly<Record<string, string>>)[service];
  if (app === undefined) throw new Error(`no app is known to answer ${service}`);
  return app;
}

/**
 * A client for one service. Calls carry the correlation id and a deadline; failures are {@link AppError}s.
 *
 * @param address `host:port`
 * @param tls the caller's own certificate, by which the service knows who calls
 */
export function createGrpcClient<S extends ServiceShape>(
  definition: S,
  address: string,
  tls: TlsSettings,
): GrpcClient<S> {
  const service = answererOf(definition);
  const client = new Client(address, createClientCredentials(tls, service), {
    ...CHANNEL_OPTIONS,
    // Only what is sent as the wanted name: an address may not be. Who answers is checked by the certificate's URI.
    'grpc.ssl_target_name_override': service,
  });

  const unary =
    (method: MethodDefinition) =>
    (request: never, options: CallOptions = {}) =>
      new Promise<unknown>((resolve, reject) => {
        const deadline = Date.now() + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
        const done = (error: ServiceError | null, value?: unknown): void => {
          if (error) reject(fromGrpcError(error));
          else resolve(value);
        };
        client.makeUnaryRequest(
        method.path, method.requestSerialize, method.responseDeserialize, request, outgoingMetadata(), { deadline }, done,
      ); // prettier-ignore
      });

  const streaming = (method: MethodDefinition) =>
    async function* stream(request: never, options: CallOptions = {}): AsyncIterable<unknown> {
      const call = client.makeServerStreamRequest(
        method.path, method.requestSerialize, method.responseDeserialize, request, outgoingMetadata(),
        options.timeoutMs === undefined ? {} : { deadline: Date.now() + options.timeoutMs },
      ); // prettier-ignore
      // The cancellation below reports itself as an error that nobody reads any more.
      call.on('error', () => undefined);
      try {
        yield* call;
      } catch (error) {
        throw fromGrpcError(error as ServiceError);
      } finally {
        // A reader that stops early stops the service too.
        call.cancel();
      }
    };

  const methods = Object.entries(definition).map(([name, method]) => [
    name,
    method.responseStream ? streaming(method) : unary(method),
  ]);
  return { ...Object.fromEntries(methods), close: () => { client.close(); } } as GrpcClient<S>; // prettier-ignore
}
