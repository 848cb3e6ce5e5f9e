import { randomBytes, randomUUID } from 'node:crypto';
import {
  createLogger, HealthModule, KafkaConnection, type LicenceEvent, LoggingModule, readTopic,
} from '@licensing/platform'; // prettier-ignore
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getConnectionToken } from '@nestjs/mongoose';
import { type Connection } from 'mongoose';
import { certificatesFor } from '../../../../test/support/certificates';
import { keySettings } from '../../../../test/support/field-keys';
import { CaseworkModule } from '../casework.module';

export interface Harness {
  readonly app: INestApplicationContext;
  readonly topic: string;
  /** The database itself, to tamper with. */
  readonly store: Connection;
  events(): Promise<LicenceEvent[]>;
  close(): Promise<void>;
}

@Module({})
class SpecRoot {}

/** The service without its gRPC edge, on the real store and broker, with a database and a topic of its own. */
export async function openCasework(environment: NodeJS.ProcessEnv): Promise<Harness> {
  const topic = `spec.${randomUUID()}`;
  Object.assign(environment, {
    ...(await certificatesFor('casework')), HEALTH_PORT: '1', CASEWORK_ADDRESS: '127.0.0.1:1024', ISSUANCE_ADDRESS: '127.0.0.1:1024',
    SUPERVISION_ADDRESS: '127.0.0.1:1024', IDENTITY_ADDRESS: '127.0.0.1:1024', ...keySettings(),
    MONGO_DB_PREFIX: `test_${randomBytes(6).toString('hex')}`, KAFKA_EVENTS_TOPIC: topic,
  }); // prettier-ignore
  const log = createLogger('casework', 'silent');
  const admin = new KafkaConnection('spec', environment['KAFKA_BROKERS'] ?? '', log).kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 4 }], waitForLeaders: true });
  const app = await NestFactory.createApplicationContext(
    { module: SpecRoot, imports: [LoggingModule.with(log), HealthModule, CaseworkModule] },
    { logger: false, abortOnError: false },
  );
  const store = app.get<Connection>(getConnectionToken());
  return {
    app,
    topic,
    store,
    async events() {
      const events: LicenceEvent[] = [];
      await readTopic(app.get(KafkaConnection), topic, ({ event }) => events.push(event), () => undefined); // prettier-ignore
      return events;
    },
    async close() {
      await store.dropDatabase();
      await app.close();
      await admin.deleteTopics({ topics: [topic] });
      await admin.disconnect();
    },
  };
}
