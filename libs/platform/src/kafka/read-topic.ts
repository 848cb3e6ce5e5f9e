import { type KafkaConnection } from './kafka-connection';
import { fromKafkaMessage } from './cloud-event';
import { type LicenceEvent } from './event';

/** An event with the place where it lies in its topic. */
export interface PlacedEvent {
  readonly event: LicenceEvent;
  readonly partition: number;
  readonly offset: string;
}

/**
 * Every message of a topic from its beginning to the end it has now, partition by partition in order; for audits.
 * Messages that are not our events are reported to `onUnreadable`.
 */
export async function readTopic(
  connection: KafkaConnection,
  topic: string,
  onEvent: (placed: PlacedEvent) => void,
  onUnreadable: (place: string) => void,
): Promise<void> {
  const admin = connection.kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  const left = new Map(
    ends.filter(({ high, low }) => BigInt(high) > BigInt(low)).map((end) => [end.partition, BigInt(end.high)]),
  );
  const groupId = `audit-${String(process.pid)}-${String(Date.now())}`;
  try {
    if (left.size > 0) await consumeUntil(connection, topic, groupId, left, onEvent, onUnreadable);
  } finally {
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}

async function consumeUntil(
  connection: KafkaConnection,
  topic: string,
  groupId: string,
  left: Map<number, bigint>,
  onEvent: (placed: PlacedEvent) => void,
  onUnreadable: (place: string) => void,
): Promise<void> {
  const consumer = connection.kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  try {
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => { reject(payload.error); }); // prettier-ignore
      consumer
        .run({
          autoCommit: false,
          // eslint-disable-next-line @typescript-eslint/require-await -- the client wants a promise
          eachMessage: async ({ partition, message }) => {
            const end = left.get(partition);
            if (end === undefined || BigInt(message.offset) >= end) return;
            try {
              onEvent({ event: fromKafkaMessage(message), partition, offset: message.offset });
            } catch {
              onUnreadable(`${topic}/${String(partition)}/${message.offset}`);
            }
            if (BigInt(message.offset) + 1n >= end) left.delete(partition);
            if (left.size === 0) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}
