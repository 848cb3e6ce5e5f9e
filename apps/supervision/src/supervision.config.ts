import { DEAD_LETTER_TOPIC, EVENTS_TOPIC } from '@licensing/contracts';
import { IsAddress, IsBrokerList, StoreEnvironment } from '@licensing/platform';
import { IsString, Matches } from 'class-validator';

const IsTopic = (): PropertyDecorator => Matches(/^[\w.-]{1,200}$/, { message: '$property must be a topic name' });

export class SupervisionEnvironment extends StoreEnvironment {
  @IsAddress()
  SUPERVISION_ADDRESS: string = undefined as unknown as string;

  @IsBrokerList()
  KAFKA_BROKERS: string = undefined as unknown as string;

  /** The broker's authority, in PEM. Empty: no TLS. */
  @IsString()
  KAFKA_TLS_CA_FILE = '';

  @IsTopic()
  KAFKA_EVENTS_TOPIC = EVENTS_TOPIC;

  @IsTopic()
  KAFKA_DEAD_LETTER_TOPIC = DEAD_LETTER_TOPIC;

  @Matches(/^[\w.-]{1,100}$/, { message: '$property must be a consumer group name' })
  KAFKA_GROUP = 'supervision';
}
