import { type DynamicModule, Module } from '@nestjs/common';
import { type Logger } from '../logging/logger';
import { LOGGER } from '../logging/logging.module';
import { EVENT_BUS } from './event';
import { KafkaConnection } from './kafka-connection';
import { KafkaEventBus } from './kafka-event-bus';
import { type KafkaSettings } from './kafka.config';

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
          useFactory: (config: KafkaSettings, log: Logger) => KafkaConnection.of(clientId, config, log),
        },
        { provide: EVENT_BUS, useClass: KafkaEventBus },
      ],
      exports: [KafkaConnection, EVENT_BUS],
    };
  }
}
