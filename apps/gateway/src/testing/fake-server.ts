import {
  Metadata, type sendUnaryData, Server, type ServerUnaryCall, type ServiceDefinition, type UntypedServiceImplementation,
} from '@grpc/grpc-js'; // prettier-ignore
import { toAppError } from '@licensing/platform';
import { serverCredentialsFor } from '../../../../test/support/certificates';

export type Handlers = Record<string, (request: never) => object>;

function serve(handlers: Handlers, calls: string[]): UntypedServiceImplementation {
  const wrap =
    (name: string, handle: Handlers[string]) =>
    (call: ServerUnaryCall<never, object>, done: sendUnaryData<object>): void => {
      calls.push(name);
      try {
        done(null, handle(call.request));
      } catch (thrown) {
        const error = toAppError(thrown);
        const metadata = new Metadata();
        metadata.set('error-code', error.code);
        if (error.problems.length > 0) metadata.set('problems-bin', Buffer.from(JSON.stringify(error.problems)));
        done({ code: error.kind.grpc, details: error.code, metadata });
      }
    };
  const wrapped = Object.entries(handlers).map(([name, handle]) => [name, wrap(name, handle)] as const);
  return Object.fromEntries(wrapped) as unknown as UntypedServiceImplementation;
}

/** An app's gRPC services, made up, at an address of its own with the app's certificate; each call is noted by its name. */
export async function startFake(
  app: string,
  services: readonly (readonly [ServiceDefinition, Handlers])[],
  calls: string[],
): Promise<{ server: Server; address: string }> {
  const server = new Server();
  services.forEach(([definition, handlers]) => {
    server.addService(definition, serve(handlers, calls));
  });
  const credentials = await serverCredentialsFor(app);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return { server, address: `127.0.0.1:${port}` };
}
