import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type Message, type Producer } from 'kafkajs';
import { AppError } from '../errors/app-error';
import { Readiness } from '../health/health.module';
import { toKafkaMessage } from './cloud-event';
import { type EventBus, type LicenceEvent } from './event';
import { KafkaConnection } from './kafka-connection';

const ALL_IN_SYNC = -1;
const CONNECT_AGAIN_MS = 500;

interface Waiting {
  readonly topic: string;
  readonly messages: readonly Message[];
  readonly done: (error?: unknown) => void;
}

/**
 * Publishes events. What arrives while a request is under way goes out together in the next one, so that a busy ledger
 * costs the broker a few requests instead of one for each record; nobody waits for a timer.
 */
@Injectable()
export class KafkaEventBus implements EventBus, OnModuleInit, OnApplicationShutdown {
  private readonly producer: Producer;
  private waiting: Waiting[] = [];
  private sending: Promise<void> | undefined;
  private connecting: Promise<void> | undefined;
  private isStopping = false;

  constructor(
    @Inject(KafkaConnection) connection: KafkaConnection,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {
    this.producer = connection.kafka.producer({ allowAutoTopicCreation: false });
  }

  onModuleInit(): void {
    this.readiness.add({ name: 'kafka', check: () => this.producer.connect() });
    this.connecting = this.keepConnecting();
  }

  publish(topic: string, events: readonly LicenceEvent[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error?: unknown): void => {
        if (error === undefined) resolve();
        else reject(new AppError('SERVICE.UNAVAILABLE', error));
      };
      this.waiting.push({ topic, messages: events.map(toKafkaMessage), done });
      this.sending ??= this.sendAll();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await Promise.all([this.connecting, this.sending]);
    await this.producer.disconnect();
  }

  /** A service that starts while the broker is away is not ready, and becomes ready by itself. */
  private async keepConnecting(): Promise<void> {
    while (!this.isStopping) {
      try {
        await this.producer.connect();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, CONNECT_AGAIN_MS));
      }
    }
  }

  private async sendAll(): Promise<void> {
    // Let everything that is ready in this turn of the event loop come along.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      const failure = await this.send(batch);
      for (const { done } of batch) done(failure);
    }
    this.sending = undefined;
  }

  /** @returns what it failed with; some of the batch may have been published all the same */
  private async send(batch: readonly Waiting[]): Promise<unknown> {
    const byTopic = new Map<string, Message[]>();
    for (const { topic, messages } of batch) byTopic.set(topic, [...(byTopic.get(topic) ?? []), ...messages]);
    const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
    try {
      await this.producer.sendBatch({ acks: ALL_IN_SYNC, topicMessages });
      return undefined;
    } catch (error) {
      return error ?? new Error('unknown');
    }
  }
}
