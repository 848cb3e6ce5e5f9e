import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { getSetting } from '../../../../test/support/environment';
import { until } from '../../../../test/support/until';
import { createLogger } from '../logging/logger';
import { toKafkaMessage } from './cloud-event';
import { type LicenceEvent } from './event';
import { EventConsumer, type Handled } from './event-consumer';
import { KafkaConnection } from './kafka-connection';
import { readTopic } from './read-topic';

const topic = `test.${randomUUID()}`;
const deadLetterTopic = `${topic}.dead-letter`;
const log = createLogger('test', 'silent');

let admin: Admin;
let connection: KafkaConnection;

beforeAll(async () => {
  const brokers = getSetting('KAFKA_BROKERS');
  connection = new KafkaConnection('test', brokers, log);
  admin = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: true,
    topics: [
      { topic, numPartitions: 2, replicationFactor: 1 },
      { topic: deadLetterTopic, numPartitions: 1, replicationFactor: 1 },
    ],
  });
});

afterAll(async () => {
  await admin.deleteTopics({ topics: [topic, deadLetterTopic] });
  await admin.disconnect();
});

const eventOf = (subject: string, n: number): LicenceEvent => ({
  id: `${subject}:${String(n)}`,
  type: 'licensing.certificate.issued.v1',
  source: '/licensing/casework',
  subject,
  time: '2026-03-02T01:00:00.000Z',
  correlationId: 'correlation-1',
  data: { operatorName: '样例食品店', n },
});

async function publish(messages: Parameters<ReturnType<Kafka['producer']>['send']>[0]['messages']): Promise<void> {
  const producer = connection.kafka.producer();
  await producer.connect();
  await producer.send({ topic, acks: -1, messages });
  await producer.disconnect();
}

function consumerOf(groupId: string, handle: (event: LicenceEvent) => Handled | Promise<Handled>): EventConsumer {
  const options = { groupId, topic, deadLetterTopic, fromBeginning: true, isUrgent: true };
  return new EventConsumer(connection, { ...options, handle: async (event) => handle(event) }, log);
}

async function readAll(of: string) {
  const events: LicenceEvent[] = [];
  const unreadable: string[] = [];
  await readTopic(connection, of, ({ event }) => events.push(event), (place) => unreadable.push(place)); // prettier-ignore
  return { events, unreadable };
}

const idsOf = (events: readonly LicenceEvent[], subject: string): string[] =>
  events.filter((event) => event.subject === subject).map(({ id }) => id);

/** Subjects that the broker's default partitioner puts into both partitions. */
const subjects = Array.from({ length: 6 }, () => randomUUID());
const events = [1, 2, 3].flatMap((n) => subjects.map((subject) => eventOf(subject, n)));

describe('events over a real broker', () => {
  it('an empty topic reads as empty, at once', async () => {
    await expect(readAll(topic)).resolves.toEqual({ events: [], unreadable: [] });
  });

  it('come back whole, each application’s in its order', async () => {
    await publish(events.map(toKafkaMessage));
    const read = await readAll(topic);
    expect(read.events).toHaveLength(events.length);
    for (const subject of subjects) expect(idsOf(read.events, subject)).toEqual(idsOf(events, subject));
    expect(read.events.find(({ id }) => id === events[0]?.id)).toEqual(events[0]);
  });

  it('are taken up where the group left them: what was not committed comes again, what was does not', async () => {
    const groupId = `test-${randomUUID()}`;
    const first: LicenceEvent[] = [];
    let failing = true;
    const before = consumerOf(groupId, (event) => {
      if (failing && event.id === events[6]?.id) throw new Error('store is down');
      first.push(event);
      return { kind: 'done' };
    });
    await before.start();
    await until('the first events are handled', () => (first.length > 0 ? true : undefined));
    await before.stop();
    expect(before.isRunning).toBe(false);
    failing = false;

    const second: LicenceEvent[] = [];
    const after = consumerOf(groupId, (event) => {
      second.push(event);
      return { kind: 'done' };
    });
    await after.start();
    await until('the rest is handled', () => (first.length + second.length >= events.length ? true : undefined));
    await after.stop();
    const handled = [...first, ...second];
    for (const subject of subjects) expect(idsOf(handled, subject)).toEqual(idsOf(events, subject));
    expect(idsOf(first, events[6]?.subject ?? '')).not.toContain(events[6]?.id);
  });

  it('that nobody can read or knows go to the dead letters, and the rest goes on', async () => {
    const subject = randomUUID();
    const unknown = { ...eventOf(subject, 1), type: 'licensing.unknown.v9' };
    const last = eventOf(subject, 2);
    await publish([{ key: subject, value: 'no event' }, toKafkaMessage(unknown), toKafkaMessage(last)]);
    const seen: string[] = [];
    const consumer = consumerOf(`test-${randomUUID()}`, ({ id, type }) => {
      seen.push(id);
      return type === unknown.type ? { kind: 'reject', reason: 'unknown type' } : { kind: 'done' };
    });
    await consumer.start();
    await until('the event behind the bad ones is handled', () => (seen.includes(last.id) ? true : undefined));
    await consumer.stop();
    const dead = await readAll(deadLetterTopic);
    expect(dead.unreadable).toHaveLength(1);
    // A dead letter holds no data: it could be anybody's.
    expect(dead.events).toEqual([{ ...unknown, data: null }]);
    expect((await readAll(topic)).unreadable).toHaveLength(1);
  });
});
