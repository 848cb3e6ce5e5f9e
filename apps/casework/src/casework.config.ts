import { EVENTS_TOPIC } from '@licensing/contracts';
import { IsAddress, IsBrokerList, StoreEnvironment } from '@licensing/platform';
import { IsInt, IsString, Matches, Min } from 'class-validator';

export class CaseworkEnvironment extends StoreEnvironment {
  @IsAddress()
  CASEWORK_ADDRESS: string = undefined as unknown as string;

  @IsBrokerList()
  KAFKA_BROKERS: string = undefined as unknown as string;

  /** The broker's authority, in PEM. Empty: no TLS. */
  @IsString()
  KAFKA_TLS_CA_FILE = '';

  @Matches(/^[\w.-]{1,200}$/, { message: '$property must be a topic name' })
  KAFKA_EVENTS_TOPIC = EVENTS_TOPIC;

  /** Where readings of cases by staff are recorded. */
  @IsAddress()
  IDENTITY_ADDRESS: string = undefined as unknown as string;

  /** Asked by the audit only. */
  @IsAddress()
  ISSUANCE_ADDRESS: string = undefined as unknown as string;

  /** Asked by the audit only. */
  @IsAddress()
  SUPERVISION_ADDRESS: string = undefined as unknown as string;

  /** After this many seconds an accepted application must have come to an end, and an issued licence to its consumers. */
  @IsInt()
  @Min(0)
  AUDIT_DRAIN_SECONDS = 300;
}
