import { randomBytes } from 'node:crypto';
import {
  createGrpcClient,
  createLogger,
  type GrpcClient,
  loadConfig,
  type ServiceEnvironment,
  type ServiceShape,
} from '@licensing/platform';
import { getConnectionToken } from '@nestjs/mongoose';
import { type Connection } from 'mongoose';
import { createService, type ServiceDescription } from '../../libs/platform/src/bootstrap/start-service';
import { findFreePort } from './free-port';

/** A service as it runs in production, in this process: own gRPC port, own database on the real store. */
export interface ServiceUnderTest<S extends ServiceShape> {
  readonly client: GrpcClient<S>;
  readonly store: Connection;
  /** Stops the service and drops its database. */
  stop(): Promise<void>;
}

/** @param environment what the service needs besides store, key and addresses */
export async function startServiceUnderTest<C extends ServiceEnvironment, S extends ServiceShape>(
  description: Omit<ServiceDescription<C>, 'grpc'> & { service: string; definition: S },
  environment: Record<string, string>,
): Promise<ServiceUnderTest<S>> {
  const address = `127.0.0.1:${String(await findFreePort())}`;
  // The module reads the environment of its process, as every service does.
  Object.assign(process.env, {
    HEALTH_PORT: '1',
    MONGO_DB_PREFIX: `test_${randomBytes(6).toString('hex')}`,
    FIELD_KEY: randomBytes(32).toString('base64'),
    [`${description.name.toUpperCase()}_ADDRESS`]: address,
    ...environment,
  });
  const { service, definition } = description;
  const config = loadConfig(description.environment);
  const log = createLogger(description.name, 'silent');
  const app = await createService(
    { ...description, grpc: { service, definition, address: () => address } },
    config,
    log,
  );
  const client = createGrpcClient(definition, address);
  const store = app.get<Connection>(getConnectionToken());
  return {
    client,
    store,
    stop: async () => {
      client.close();
      await store.dropDatabase();
      await app.close();
    },
  };
}
