import { join } from 'node:path';
import { type ServerCredentials } from '@grpc/grpc-js';
import { ANSWERED_BY, CALLS } from '@licensing/contracts';
import { createGrpcClient, type GrpcClient, type ServiceShape, type TlsSettings } from '@licensing/platform';
import { certificateSettings, ensureCertificates } from '../../deploy/local/certificates.mjs';
import { stateRoot } from '../../deploy/local/paths.mjs';
import { createServerCredentials } from '../../libs/platform/src/grpc/grpc-credentials';

const folder = join(stateRoot, 'certificates-of-specs');
const holders = [...new Set([...Object.keys(CALLS), ...Object.values(ANSWERED_BY)])];

/**
 * The settings that show a service's own certificate, of an authority that only specs believe. Made once for a checkout:
 * making them takes longer than most specs.
 */
export async function certificatesFor(service: string): Promise<TlsSettings> {
  await ensureCertificates(folder, holders);
  return certificateSettings(folder, service);
}

/** What a made-up service answers with, as the real one of that name does. */
export async function serverCredentialsFor(service: string): Promise<ServerCredentials> {
  return createServerCredentials(await certificatesFor(service));
}

/** A client for a service under test: each method is called by a service that may call it. */
export async function createAllowedClient<S extends ServiceShape>(
  definition: S,
  address: string,
): Promise<GrpcClient<S>> {
  await ensureCertificates(folder, holders);
  const clients = new Map<string, GrpcClient<S>>();
  const clientOf = (caller: string): GrpcClient<S> => {
    const client = clients.get(caller) ?? createGrpcClient(definition, address, certificateSettings(folder, caller));
    clients.set(caller, client);
    return client;
  };
  const methods = Object.entries(definition).map(([name, { path }]) => {
    const client = clientOf(callersOf(path)[0] ?? 'operator');
    return [name, (client as Record<string, unknown>)[name]];
  });
  const close = (): void => {
    for (const client of clients.values()) client.close();
  };
  return { ...Object.fromEntries(methods), close } as GrpcClient<S>;
}

/** @param path as gRPC writes it, for example `/licensing.v1.IdentityService/Verify` */
function callersOf(path: string): string[] {
  const [, service = '', method = ''] = /\.(\w+)\/(\w+)$/.exec(path) ?? [];
  return Object.keys(CALLS).filter((caller) =>
    ((CALLS[caller] as Record<string, readonly string[]>)[service] ?? []).includes(method),
  );
}
