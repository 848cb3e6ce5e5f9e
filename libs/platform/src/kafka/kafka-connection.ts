import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { Injectable } from '@nestjs/common';
import { type ISocketFactory, Kafka, logLevel, type logCreator } from 'kafkajs';
import { type ClientTls, readClientTls } from '../config/client-tls';
import { type Logger } from '../logging/logger';
import { type KafkaSettings } from './kafka.config';

const KEEP_ALIVE_MS = 60_000;

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

  /** @param tls asked at every connection, so that renewed files are used; left out: no TLS */
  constructor(clientId: string, brokers: string, log: Logger, tls?: () => ClientTls) {
    this.kafka = new Kafka({
      clientId,
      brokers: brokers.split(','),
      ...(tls && { ssl: true, socketFactory: toSocketFactory(tls) }),
      logLevel: logLevel.ERROR,
      logCreator: quietLogs(log),
      connectionTimeout: 2_000,
      requestTimeout: 8_000,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    });
  }

  /**
   * The connection that the settings describe.
   *
   * @throws ConfigError naming the setting whose file cannot be read
   */
  static of(clientId: string, settings: KafkaSettings, log: Logger): KafkaConnection {
    const authority = settings.KAFKA_TLS_CA_FILE;
    const tls = (): ClientTls => readClientTls(['KAFKA_TLS_CA_FILE', authority], settings);
    if (authority !== '') tls();
    return new KafkaConnection(clientId, settings.KAFKA_BROKERS, log, authority === '' ? undefined : tls);
  }
}

function toSocketFactory(tls: () => ClientTls): ISocketFactory {
  return ({ host, port, onConnect }) => {
    // A name is sent and checked as one; an address can only be checked.
    const socket = connect({ host, port, ...(isIP(host) === 0 && { servername: host }), ...tls() }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    return socket;
  };
}
