import { Matches } from 'class-validator';

/** Where the event broker is. */
export abstract class KafkaSettings {
  /** Comma-separated host:port. */
  abstract KAFKA_BROKERS: string;
}

/** A property holding broker addresses, `host:port,host:port`. */
export function IsBrokerList(): PropertyDecorator {
  return Matches(/^[\w.-]+:\d{2,5}(,[\w.-]+:\d{2,5})*$/, { message: '$property must be host:port[,host:port…]' });
}
