import { randomUUID } from 'node:crypto';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { EventConsumer, KafkaConnection, type Logger, LOGGER, Readiness } from '@licensing/platform';
import { ProgressHub } from './progress-hub';

/** Injection token of the topic that is watched. */
export const PROGRESS_TOPIC = Symbol('progress topic');

const LOOK_EVERY_MS = 2_000;
const BROKER_PATIENCE_MS = 1_500;
/** After an outage: as long as a consumer may need to be a member of its group again (session time-out and a rebalance). */
const DOUBT_AFTER_OUTAGE_MS = 15_000;
const START_AGAIN_MS = 1_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms).unref(); }); // prettier-ignore

/**
 * Feeds the hub from the events topic: one consumer a process, in a group of its own, from now on. While the broker does
 * not answer, whoever watches is told to look at the ledger instead.
 */
@Injectable()
export class EventFeed implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly admin: ReturnType<KafkaConnection['kafka']['admin']>;
  private readonly groupId = `gateway-progress-${randomUUID()}`;
  private consumer?: EventConsumer;
  private starting?: Promise<void>;
  private timer?: NodeJS.Timeout;
  private doubtUntil = 0;
  private isStopping = false;

  constructor(
    @Inject(KafkaConnection) private readonly connection: KafkaConnection,
    @Inject(PROGRESS_TOPIC) private readonly topic: string,
    @Inject(ProgressHub) private readonly hub: ProgressHub,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.admin = connection.kafka.admin();
  }

  onModuleInit(): void {
    this.readiness.add({ name: 'kafka', check: () => this.askBroker() });
  }

  onApplicationBootstrap(): void {
    this.starting = this.keepStarting();
    this.timer = setInterval(() => void this.lookAtBroker(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    this.hub.close();
    await this.starting;
    await this.consumer?.stop().catch(() => undefined);
    await this.admin.deleteGroups([this.groupId]).catch(() => undefined);
    await this.admin.disconnect().catch(() => undefined);
  }

  /** The gateway starts without the broker, and takes it up when it comes. */
  private async keepStarting(): Promise<void> {
    for (let attempt = 1; !this.isStopping; attempt += 1) {
      const consumer = this.createConsumer();
      try {
        await consumer.start();
        this.consumer = consumer;
        this.doubtUntil = Date.now() + LOOK_EVERY_MS * 2;
        return;
      } catch (error) {
        this.log.warn({ err: error, attempt }, 'events cannot be watched yet, trying again');
        await consumer.stop().catch(() => undefined);
        await pause(START_AGAIN_MS);
      }
    }
  }

  private createConsumer(): EventConsumer {
    return new EventConsumer(
      this.connection,
      {
        groupId: this.groupId, topic: this.topic, isUrgent: true, fromBeginning: false,
        handle: (event) => {
          this.hub.tell(event);
          return Promise.resolve({ kind: 'done' });
        },
      },
      this.log,
    ); // prettier-ignore
  }

  private async lookAtBroker(): Promise<void> {
    if (!this.hub.isWatched) return;
    const isUp = await this.askBroker().then(
      () => this.consumer?.isRunning === true,
      () => false,
    );
    if (!isUp) this.doubtUntil = Date.now() + DOUBT_AFTER_OUTAGE_MS;
    if (Date.now() < this.doubtUntil) this.hub.doubt();
  }

  private async askBroker(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => { reject(new Error('the broker does not answer')); }, BROKER_PATIENCE_MS);
    }); // prettier-ignore
    try {
      await Promise.race([this.admin.connect().then(() => this.admin.describeCluster()), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
