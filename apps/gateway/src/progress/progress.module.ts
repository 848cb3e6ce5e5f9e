import { Global, Module } from '@nestjs/common';
import { EVENTS_TOPIC } from '@licensing/contracts';
import { KafkaConnection, type Logger, LOGGER } from '@licensing/platform';
import { GatewayEnvironment } from '../gateway.config';
import { EventFeed, PROGRESS_TOPIC } from './event-feed';
import { ProgressHub } from './progress-hub';

/** Watches only: it needs no producer, and starts also while the broker is down. */
@Global()
@Module({
  providers: [
    {
      provide: KafkaConnection,
      inject: [GatewayEnvironment, LOGGER],
      useFactory: (config: GatewayEnvironment, log: Logger) => KafkaConnection.of('gateway', config, log),
    },
    { provide: PROGRESS_TOPIC, useValue: EVENTS_TOPIC },
    ProgressHub,
    EventFeed,
  ],
  exports: [ProgressHub],
})
export class ProgressModule {}
