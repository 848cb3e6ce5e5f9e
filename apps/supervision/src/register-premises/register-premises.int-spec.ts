import { randomBytes, randomUUID } from 'node:crypto';
import {
  createLogger, EVENT_BUS, type EventBus, HealthModule, KafkaConnection, type LicenceEvent, LoggingModule, Readiness, readTopic,
} from '@licensing/platform'; // prettier-ignore
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getConnectionToken } from '@nestjs/mongoose';
import { type Connection } from 'mongoose';
import { lastValueFrom, toArray } from 'rxjs';
import { certificatesFor } from '../../../../test/support/certificates';
import { keySettings } from '../../../../test/support/field-keys';
import { SupervisionGrpcController } from '../supervision.grpc.controller';
import { SupervisionModule } from '../supervision.module';

const ISSUED = 'licensing.certificate.issued.v1';
const HASH = 'c'.repeat(64);
const place = { n: 5, hash: HASH, previousHash: HASH };

const licence = (number: string) => ({
  number, creditCode: '91440703MA4UK3R000', operatorName: '示例食品店', premises: '示例路1号', addressCode: '440703-0001',
  divisionCode: '440703', businessForm: 'food-sales', items: ['prepacked'], validFrom: '2026-01-05', validTo: '2031-01-04',
  authority: '示例市场监督管理局', certificateSha256: HASH, licenceType: 'food-business', typeVersion: '1',
}); // prettier-ignore

const event = (subject: string, type: string, data: unknown): LicenceEvent => ({
  id: `${subject}:5`, type, source: '/licensing/casework', subject, time: '2026-01-05T01:02:03.456Z',
  correlationId: 'correlation-1', data,
}); // prettier-ignore

const issued = (subject: string, number: string) => event(subject, ISSUED, { licence: licence(number), ...place });

@Module({})
class SpecRoot {}

describe('supervision', () => {
  const suffix = randomUUID();
  const [topic, deadLetters] = [`spec.${suffix}`, `spec.${suffix}.dead`];
  const log = createLogger('supervision', 'silent');
  let admin: ReturnType<KafkaConnection['kafka']['admin']>;
  let app: INestApplicationContext;

  const start = (): Promise<INestApplicationContext> =>
    NestFactory.createApplicationContext(
      { module: SpecRoot, imports: [LoggingModule.with(log), HealthModule, SupervisionModule] },
      { logger: false, abortOnError: false },
    );
  const publish = (...events: LicenceEvent[]) => app.get<EventBus>(EVENT_BUS).publish(topic, events);
  const edge = () => app.get(SupervisionGrpcController);
  const until = async (isDone: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + 20_000; !(await isDone());) {
      if (Date.now() > end) throw new Error('it did not happen in time');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const isKnown = (number: string) => async () => {
    const answer = await edge().getPremises({ number }).catch(() => undefined); // prettier-ignore
    return answer !== undefined;
  };
  const count = () => app.get<Connection>(getConnectionToken()).collection('premises').countDocuments();
  const buried = async () => {
    const found: LicenceEvent[] = [];
    await readTopic(app.get(KafkaConnection), deadLetters, ({ event: dead }) => found.push(dead), () => undefined); // prettier-ignore
    return found.map(({ id, type }) => `${id} ${type}`);
  };

  beforeAll(async () => {
    Object.assign(process.env, {
      ...(await certificatesFor('supervision')), HEALTH_PORT: '1', SUPERVISION_ADDRESS: '127.0.0.1:1024', ...keySettings(),
      MONGO_DB_PREFIX: `test_${randomBytes(6).toString('hex')}`, KAFKA_EVENTS_TOPIC: topic,
      KAFKA_DEAD_LETTER_TOPIC: deadLetters, KAFKA_GROUP: `spec-${suffix}`,
    }); // prettier-ignore
    admin = new KafkaConnection('spec', process.env['KAFKA_BROKERS'] ?? '', log).kafka.admin();
    await admin.connect();
    await admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic, numPartitions: 1 }, { topic: deadLetters, numPartitions: 1 }],
    }); // prettier-ignore
    app = await start();
  }, 60_000);

  afterAll(async () => {
    await app.get<Connection>(getConnectionToken()).dropDatabase();
    await app.close();
    await admin.deleteTopics({ topics: [topic, deadLetters] });
    await admin.disconnect();
  }, 60_000);

  it('registers a licence once, also when its event is delivered twice', async () => {
    await publish(issued('a', 'JY14407030000016'), issued('a', 'JY14407030000016'), issued('b', 'JY14407030000024'));
    await until(isKnown('JY14407030000024'));
    expect(await count()).toBe(2);
    const { premises } = await edge().getPremises({ number: 'JY14407030000016' });
    expect(premises).toMatchObject({ applicationId: 'a', eventId: 'a:5', licence: licence('JY14407030000016') });
    const listed = await lastValueFrom(edge().listPremises().pipe(toArray()));
    expect(listed.map((answer) => answer.premises?.applicationId).sort()).toEqual(['a', 'b']);
  }, 60_000);

  it('moves poison, the unknown and the contradictory to the dead letters, and goes on', async () => {
    const waiting = { source: 'population', since: '2026-01-05T01:00:00Z', step: 'verify', ...place };
    await publish(
      event('poison', ISSUED, { licence: { number: 'JY14407030000032' }, ...place }),
      event('unknown', 'licensing.certificate.revoked.v1', { ...place }),
      event('known', 'licensing.application.waiting.v1', waiting),
      issued('impostor', 'JY14407030000016'),
      issued('last', 'JY14407030000040'),
    );
    await until(isKnown('JY14407030000040'));
    expect(await buried()).toEqual([
      `poison:5 ${ISSUED}`,
      'unknown:5 licensing.certificate.revoked.v1',
      `impostor:5 ${ISSUED}`,
    ]);
    expect(await count()).toBe(3);
    const { premises } = await edge().getPremises({ number: 'JY14407030000016' });
    expect(premises?.applicationId).toBe('a');
  }, 60_000);

  it('is ready while it follows the topic, and after a stop goes on where it was', async () => {
    expect((await app.get(Readiness).look()).parts).toMatchObject({ consumer: 'up', store: 'up' });
    const readiness = app.get(Readiness);
    await app.close();
    expect((await readiness.look()).parts).toMatchObject({ consumer: 'down' });
    const [offset] = await admin.fetchOffsets({ groupId: `spec-${suffix}`, topics: [topic] });
    expect(offset?.partitions).toMatchObject([{ partition: 0, offset: '8' }]);
    app = await start();
    await publish(issued('later', 'JY14407030000057'));
    await until(isKnown('JY14407030000057'));
    expect(await count()).toBe(4);
    expect(await buried()).toHaveLength(3);
  }, 60_000);

  it('answers NOT_FOUND for a number of which no event has come', async () => {
    await expect(edge().getPremises({ number: 'JY14407030000065' })).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
  });
});
