import { Injectable } from '@nestjs/common';
import { Kafka, logLevel, type logCreator } from 'kafkajs';
import { type Logger } from '../logging/logger';

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
