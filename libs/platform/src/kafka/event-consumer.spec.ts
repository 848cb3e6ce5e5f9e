import {
  type Consumer,
  type ConsumerRunConfig,
  type EachBatchPayload,
  type KafkaMessage,
  type ProducerRecord,
} from 'kafkajs';
import { findCorrelationId } from '../logging/correlation';
import { createLogger } from '../logging/logger';
import { toKafkaMessage } from './cloud-event';
import { EventConsumer, type EventConsumerOptions, type Handled } from './event-consumer';
import { type KafkaConnection } from './kafka-connection';

const done: Handled = { kind: 'done' };

function messageAt(offset: number): KafkaMessage {
  const { key, value, headers } = toKafkaMessage({
    id: `a:${String(offset)}`,
    type: 'licensing.certificate.issued.v1',
    source: '/licensing/casework',
    subject: 'a',
    time: '2026-03-02T01:00:00.000Z',
    correlationId: `correlation-${String(offset)}`,
    data: {},
  });
  const bytes = Object.entries(headers ?? {}).map(([name, text]) => [name, Buffer.from(text as string)]);
  return {
    key: Buffer.from(key as string),
    value: Buffer.from(value as string),
    headers: Object.fromEntries(bytes) as Record<string, Buffer>,
    timestamp: '0',
    attributes: 0,
    offset: String(offset),
  };
}

/** A consumer on a broker in memory: `deliver` hands it a batch and tells, in `diary`, what it did in which order. */
async function startConsumer(handle: EventConsumerOptions['handle']) {
  const diary: string[] = [];
  const buried: ProducerRecord[] = [];
  let run: ConsumerRunConfig = {};
  let running = true;
  const note = (what: string) => (): Promise<void> => {
    diary.push(what);
    return Promise.resolve();
  };
  const listeners = new Map<string, () => void>();
  const consumer = {
    events: { GROUP_JOIN: 'join', CRASH: 'crash' },
    on: (event: string, listener: () => void) => listeners.set(event, listener),
    connect: note('connect'),
    subscribe: note('subscribe'),
    disconnect: note('leave'),
    run: (config: ConsumerRunConfig) => {
      run = config;
      listeners.get('join')?.();
      return Promise.resolve();
    },
  } as unknown as Consumer;
  const producer = {
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    send: (record: ProducerRecord) => {
      diary.push(`bury ${String(record.messages[0]?.headers?.['dead-letter-origin'])}`);
      buried.push(record);
      return Promise.resolve([]);
    },
  };
  const connection = { kafka: { consumer: () => consumer, producer: () => producer } } as unknown as KafkaConnection;
  const lines: string[] = [];
  const log = createLogger('supervision', 'info', { write: (line) => void lines.push(line) });
  const options = { groupId: 'g', topic: 't', deadLetterTopic: 't.dead', fromBeginning: true, isUrgent: true };
  const events = new EventConsumer(connection, { ...options, handle: (event) => { diary.push(`handle ${event.id}`); return handle(event); } }, log); // prettier-ignore
  await events.start();
  const deliver = (messages: KafkaMessage[]): Promise<void> =>
    run.eachBatch?.({
      batch: { topic: 't', partition: 2, messages },
      isRunning: () => running,
      isStale: () => false,
      resolveOffset: (offset: string) => { diary.push(`resolve ${offset}`); },
      heartbeat: () => Promise.resolve(),
      commitOffsetsIfNecessary: note('commit'),
    } as unknown as EachBatchPayload) ?? Promise.reject(new Error('not run')); // prettier-ignore
  diary.splice(0);
  return { events, diary, buried, lines, deliver, run, leave: () => { running = false; } }; // prettier-ignore
}

describe('EventConsumer', () => {
  it('resolves an offset only after its effect, in the order of the partition', async () => {
    const { deliver, diary } = await startConsumer(async () => {
      await new Promise(setImmediate);
      return done;
    });
    await deliver([messageAt(7), messageAt(8)]);
    expect(diary).toEqual(['handle a:7', 'resolve 7', 'handle a:8', 'resolve 8', 'commit']);
  });

  it('leaves resolving to itself: the client must not do it when a batch returns', async () => {
    const { run } = await startConsumer(() => Promise.resolve(done));
    expect(run).toMatchObject({ eachBatchAutoResolve: false });
  });

  it('works under the event’s correlation id', async () => {
    const seen: unknown[] = [];
    const { deliver } = await startConsumer(() => {
      seen.push(findCorrelationId());
      return Promise.resolve(done);
    });
    await deliver([messageAt(1), messageAt(2)]);
    expect(seen).toEqual(['correlation-1', 'correlation-2']);
  });

  it('tries an event again in place until it is handled: nothing overtakes it', async () => {
    let failures = 2;
    const { deliver, diary, lines } = await startConsumer(() =>
      failures-- > 0 ? Promise.reject(new Error('样例甲')) : Promise.resolve(done),
    );
    await deliver([messageAt(7), messageAt(8)]);
    expect(diary).toEqual(['handle a:7', 'handle a:7', 'handle a:7', 'resolve 7', 'handle a:8', 'resolve 8', 'commit']);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { eventId: 'a:7', attempt: 0, partition: 2, offset: '7', correlationId: 'correlation-7' },
      { eventId: 'a:7', attempt: 1 },
    ]);
    expect(lines.join('')).not.toContain('样例甲');
  });

  it('gives an event that keeps failing back, unresolved, when it has to leave', async () => {
    const consumer = await startConsumer(() => {
      consumer.leave();
      return Promise.reject(new Error('store is down'));
    });
    await expect(consumer.deliver([messageAt(7), messageAt(8)])).rejects.toThrow('store is down');
    expect(consumer.diary).toEqual(['handle a:7']);
  });

  it('begins no further event when it has to leave, and commits what it did', async () => {
    const consumer = await startConsumer(() => {
      consumer.leave();
      return Promise.resolve(done);
    });
    await consumer.deliver([messageAt(7), messageAt(8)]);
    expect(consumer.diary).toEqual(['handle a:7', 'resolve 7', 'commit']);
  });

  it('moves what its handler rejects to the dead letters, with the reason and without its data, then goes on', async () => {
    const reject: Handled = { kind: 'reject', reason: 'unknown type' };
    const { deliver, diary, buried } = await startConsumer(({ id }) => Promise.resolve(id === 'a:7' ? reject : done));
    const message = messageAt(7);
    await deliver([message, messageAt(8)]);
    expect(diary).toEqual(['handle a:7', 'bury t/2/7', 'resolve 7', 'handle a:8', 'resolve 8', 'commit']);
    expect(buried).toMatchObject([
      {
        topic: 't.dead',
        acks: -1,
        messages: [
          {
            value: 'null',
            headers: {
              ce_id: 'a:7',
              'dead-letter-origin': 't/2/7',
              'dead-letter-reason': 'unknown type',
              'dead-letter-group': 'g',
            },
          },
        ],
      },
    ]);
  });

  it('moves what claims to be an event and is none to the dead letters too: it must not hold up what comes after it', async () => {
    const reject: Handled = { kind: 'reject', reason: 'unknown type' };
    const { deliver, diary, buried } = await startConsumer(({ id }) => Promise.resolve(id === 'a:8' ? done : reject));
    const names = ['id', 'type', 'source', 'subject', 'time', 'correlationid'];
    const headers = Object.fromEntries(
      names.map((name) => [`ce_${name}`, Buffer.from(name === 'type' ? 'poison' : '样例甲')]),
    );
    const poison = { ...messageAt(7), headers, value: Buffer.from('{"name":"样例甲"}') } as KafkaMessage;
    await deliver([poison, messageAt(8)]);
    expect(diary.slice(1)).toEqual(['bury t/2/7', 'resolve 7', 'handle a:8', 'resolve 8', 'commit']);
    expect(buried[0]?.messages[0]?.headers).toMatchObject({ ce_type: 'poison' });
    expect(JSON.stringify(buried)).not.toContain('样例甲');
  });

  it.each<[string, Partial<KafkaMessage>]>([
    ['no headers', { headers: {} }],
    ['no value', { value: null }],
    ['no JSON', { value: Buffer.from('样例甲') }],
  ])('moves a message with %s to the dead letters without handling it', async (_, change) => {
    const { deliver, diary, buried, lines } = await startConsumer(() => Promise.resolve(done));
    await deliver([{ ...messageAt(7), ...change } as KafkaMessage, messageAt(8)]);
    expect(diary).toEqual(['bury t/2/7', 'resolve 7', 'handle a:8', 'resolve 8', 'commit']);
    expect(buried[0]?.messages[0]?.headers?.['dead-letter-reason']).toMatch(/^unreadable/);
    expect(buried[0]?.messages[0]?.value).toBeNull();
    expect(lines.join('') + JSON.stringify(buried)).not.toContain('样例甲');
  });

  it('runs from joining its group until it is stopped', async () => {
    const { events, diary } = await startConsumer(() => Promise.resolve(done));
    expect(events.isRunning).toBe(true);
    await events.stop();
    expect(events.isRunning).toBe(false);
    expect(diary).toEqual(['leave']);
  });
});
