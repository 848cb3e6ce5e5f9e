import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { Kafka, logLevel, type logCreator, type Producer } from 'kafkajs';
import { AppError } from '../errors/app-error';
import { Readiness } from '../health/health.module';
import { type Logger } from '../logging/logger';
import { LOGGER } from '../logging/logging.module';
import { toKafkaMessage } from './cloud-event';
import { EVENT_BUS, type EventBus, type LicenceEvent } from './event';
import { type KafkaSettings } from './kafka.config';

const ALL_IN_SYNC = -1;

function quietLogs(log: Logger): logCreator {
  return () => (entry) => {
    if (entry.level <= logLevel.ERROR)
      log.warn({ context: entry.namespace, reason: entry.log.message }, 'kafka client');
  };
}

/** One broker connection pool per process. */
@Injectable()
export class KafkaConnection {
  readonly kafka: Kafka;

  constructor(clientId: string, brokers: string, log: Logger) {
    this.kafka = new Kafka({
      clientId,
      brokers: brokers.split(','),
      logLevel: logLevel.ERROR,
      logCreator: quietLogs(log),
      connectionTimeout: 2_000,
      requestTimeout: 8_000,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    });
  }
}

@Injectable()
class KafkaEventBus implements EventBus, OnModuleInit, OnApplicationShutdown {
  private readonly producer: Producer;

  constructor(
    @Inject(KafkaConnection) connection: KafkaConnection,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {
    this.producer = connection.kafka.producer({ allowAutoTopicCreation: false });
  }

  async onModuleInit(): Promise<void> {
    await this.producer.connect();
    this.readiness.add({ name: 'kafka', check: () => this.producer.connect() });
  }

  async publish(topic: string, events: readonly LicenceEvent[]): Promise<void> {
    try {
      await this.producer.send({ topic, acks: ALL_IN_SYNC, messages: events.map(toKafkaMessage) });
    } catch (error) {
      throw new AppError('SERVICE.UNAVAILABLE', error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.producer.disconnect();
  }
}

/** Provides the {@link EventBus} and the connection that consumers are built on. */
@Module({})
export class KafkaModule {
  static for(clientId: string, Environment: new () => KafkaSettings): DynamicModule {
    return {
      module: KafkaModule,
      global: true,
      providers: [
        {
          provide: KafkaConnection,
          inject: [Environment, LOGGER],
          useFactory: (config: KafkaSettings, log: Logger) => new KafkaConnection(clientId, config.KAFKA_BROKERS, log),
        },
        { provide: EVENT_BUS, useClass: KafkaEventBus },
      ],
      exports: [KafkaConnection, EVENT_BUS],
    };
  }
}
