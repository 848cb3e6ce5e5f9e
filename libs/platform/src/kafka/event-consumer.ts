import { type Consumer, type EachBatchPayload, type KafkaMessage, type Producer } from 'kafkajs';
import { withCorrelation } from '../logging/correlation';
import { type Logger } from '../logging/logger';
import { fromKafkaMessage } from './cloud-event';
import { type LicenceEvent } from './event';
import { type KafkaConnection } from './kafka-connection';

/** What a handler says of an event. Anything it throws is retried in place: the partition waits, nothing is skipped. */
export type Handled = { readonly kind: 'done' } | { readonly kind: 'reject'; readonly reason: string };

export interface EventConsumerOptions {
  readonly groupId: string;
  readonly topic: string;
  /** Where a message goes that cannot be taken; left out by a watcher, which skips it and keeps no place in the topic. */
  readonly deadLetterTopic?: string;
  /** Somebody waits for each event: take it at once. Otherwise events are fetched together, at most 200 ms later. */
  readonly isUrgent: boolean;
  readonly fromBeginning: boolean;
  readonly handle: (event: LicenceEvent) => Promise<Handled>;
}

const BATCH_BYTES = 64 * 1024;
/** Ids, types, addresses and times: no name of a person, and no running text. */
const ENVELOPE_VALUE = /^[\w.:/+-]{1,200}$/;
const RETRY_MS = [100, 300, 1_000, 3_000] as const;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A consumer that commits a message only after its effect, works each partition in order, and moves what it cannot read or
 * does not know to a dead-letter topic instead of dropping it. Handlers must be idempotent: delivery is at least once.
 */
export class EventConsumer {
  private readonly consumer: Consumer;
  private readonly producer: Producer;
  private running = false;

  constructor(
    connection: KafkaConnection,
    private readonly options: EventConsumerOptions,
    private readonly log: Logger,
  ) {
    this.consumer = connection.kafka.consumer({
      groupId: options.groupId, allowAutoTopicCreation: false, sessionTimeout: 10_000, heartbeatInterval: 2_000,
      minBytes: options.isUrgent ? 1 : BATCH_BYTES, maxWaitTimeInMs: 200, retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 1_000_000 },
    }); // prettier-ignore
    this.producer = connection.kafka.producer({ allowAutoTopicCreation: false });
    this.consumer.on(this.consumer.events.GROUP_JOIN, () => { this.running = true; }); // prettier-ignore
    this.consumer.on(this.consumer.events.CRASH, () => { this.running = false; }); // prettier-ignore
  }

  /** Joins the group and begins; resolves once subscribed. */
  async start(): Promise<void> {
    await this.producer.connect();
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: this.options.topic, fromBeginning: this.options.fromBeginning });
    const autoCommit = this.options.deadLetterTopic !== undefined;
    await this.consumer.run({ autoCommit, eachBatchAutoResolve: false, eachBatch: (batch) => this.takeBatch(batch) });
  }

  /** Finishes the message in hand, commits, leaves. */
  async stop(): Promise<void> {
    this.running = false;
    await this.consumer.disconnect();
    await this.producer.disconnect();
  }

  get isRunning(): boolean {
    return this.running;
  }

  private async takeBatch(payload: EachBatchPayload): Promise<void> {
    const { partition, messages } = payload.batch;
    const goOn = (): boolean => payload.isRunning() && !payload.isStale();
    for (const message of messages) {
      if (!goOn()) break;
      await this.takeMessage(message, partition, () => payload.heartbeat(), goOn);
      payload.resolveOffset(message.offset);
      await payload.heartbeat();
    }
    await payload.commitOffsetsIfNecessary();
  }

  private async takeMessage(
    message: KafkaMessage,
    partition: number,
    heartbeat: () => Promise<void>,
    goOn: () => boolean,
  ): Promise<void> {
    const place = { topic: this.options.topic, partition, offset: message.offset };
    let event: LicenceEvent;
    try {
      event = fromKafkaMessage(message);
    } catch (error) {
      // Only our own words: a parser's message quotes what it read.
      await this.bury(place, `unreadable: ${error instanceof TypeError ? error.message : 'its value is not JSON'}`);
      return;
    }
    await withCorrelation(event.correlationId, async () => {
      for (let attempt = 0; ; attempt += 1) {
        try {
          const handled = await this.options.handle(event);
          if (handled.kind === 'reject') await this.bury(place, handled.reason, message);
          return;
        } catch (error) {
          this.log.warn({ ...place, eventId: event.id, attempt, err: error }, 'event not handled yet, trying again');
          await pause(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 3_000);
          await heartbeat();
          if (!goOn()) throw error;
        }
      }
    });
  }

  /**
   * A dead letter says where the message lies, why it was not taken, and which event it is if that can be read. Never what
   * it holds: what is not ours to read may hold anything, and one copy of that is enough.
   */
  private async bury(
    place: { topic: string; partition: number; offset: string },
    reason: string,
    known?: KafkaMessage,
  ): Promise<void> {
    const topic = this.options.deadLetterTopic;
    if (topic === undefined) {
      this.log.warn({ ...place, reason }, 'event passed over');
      return;
    }
    this.log.error({ ...place, reason }, 'event moved to the dead-letter topic');
    await this.producer.send({
      topic,
      acks: -1,
      messages: [{
        value: known === undefined ? null : 'null',
        headers: {
          ...envelopeOf(known), 'dead-letter-reason': reason, 'dead-letter-group': this.options.groupId,
          'dead-letter-origin': `${place.topic}/${place.partition}/${place.offset}`,
        },
      }],
    }); // prettier-ignore
  }
}

/** The envelope of an event as far as it has the form of one: what it is made of is not checked before it is buried. */
function envelopeOf({ headers = {} }: Pick<KafkaMessage, 'headers'> = {}): Record<string, string> {
  const texts = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return Object.fromEntries(texts.filter(([name, text]) => /^ce_[a-z]+$/.test(name) && ENVELOPE_VALUE.test(text)));
}
