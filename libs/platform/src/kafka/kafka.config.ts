import { Matches } from 'class-validator';
import { type TlsSettings } from '../config/tls.config';

/** Where the event broker is, and by what it is known. */
export abstract class KafkaSettings implements Pick<TlsSettings, 'TLS_CERT_FILE' | 'TLS_KEY_FILE'> {
  /** Comma-separated host:port. */
  abstract KAFKA_BROKERS: string;

  /** The broker's authority, in PEM. Empty: the broker is spoken to without TLS. */
  abstract KAFKA_TLS_CA_FILE: string;

  abstract TLS_CERT_FILE: string;

  abstract TLS_KEY_FILE: string;
}

/** A property holding broker addresses, `host:port,host:port`. */
export function IsBrokerList(): PropertyDecorator {
  return Matches(/^[\w.-]+:\d{2,5}(,[\w.-]+:\d{2,5})*$/, { message: '$property must be host:port[,host:port…]' });
}
