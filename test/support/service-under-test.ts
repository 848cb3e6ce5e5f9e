import { randomBytes } from 'node:crypto';
import {
  createLogger,
  type GrpcClient,
  loadConfig,
  type ServiceEnvironment,
  type ServiceShape,
} from '@licensing/platform';
import { getConnectionToken } from '@nestjs/mongoose';
import { type Connection } from 'mongoose';
import { createService, type ServiceDescription } from '../../libs/platform/src/bootstrap/start-service';
import { certificatesFor, createAllowedClient } from './certificates';
import { keySettings } from './field-keys';
import { findFreePort } from './free-port';

/** A service as it runs in production, in this process: own gRPC port, own database on the real store. */
export interface ServiceUnderTest<S extends ServiceShape> {
  readonly client: GrpcClient<S>;
  readonly store: Connection;
  /** A client of another gRPC service that the same process answers. */
  connect<T extends ServiceShape>(definition: T): Promise<GrpcClient<T>>;
  /** Stops the service and drops its database. */
  stop(): Promise<void>;
}

/** @param environment what the service needs besides store, key and addresses */
export async function startServiceUnderTest<C extends ServiceEnvironment, S extends ServiceShape>(
  description: Omit<ServiceDescription<C>, 'grpc'> & {
    service: string;
    definition: S;
    /** Other gRPC services of the same process, by name. */
    others?: Readonly<Record<string, ServiceShape>>;
  },
  environment: Record<string, string>,
): Promise<ServiceUnderTest<S>> {
  const address = `127.0.0.1:${String(await findFreePort())}`;
  // The module reads the environment of its process, as every service does.
  Object.assign(process.env, {
    HEALTH_PORT: '1',
    MONGO_DB_PREFIX: `test_${randomBytes(6).toString('hex')}`,
    ...keySettings(),
    ...(await certificatesFor(description.name)),
    [`${description.name.toUpperCase()}_ADDRESS`]: address,
    ...environment,
  });
  const { service, definition, others } = description;
  const config = loadConfig(description.environment);
  const log = createLogger(description.name, 'silent');
  const app = await createService(
    { ...description, grpc: { services: { [service]: definition, ...others }, address: () => address } },
    config,
    log,
  );
  const client = await createAllowedClient(definition, address);
  const clients: { close(): void }[] = [client];
  const store = app.get<Connection>(getConnectionToken());
  return {
    client,
    store,
    connect: async (other) => {
      const connected = await createAllowedClient(other, address);
      clients.push(connected);
      return connected;
    },
    stop: async () => {
      for (const one of clients) one.close();
      await store.dropDatabase();
      await app.close();
    },
  };
}
