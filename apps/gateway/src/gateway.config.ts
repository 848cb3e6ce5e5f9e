import { IsAddress, IsBrokerList, StoreEnvironment } from '@licensing/platform';
import { IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Max, Min, MinLength } from 'class-validator';

const WEB_ADDRESS = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** Everything the gateway reads from its environment. */
export class GatewayEnvironment extends StoreEnvironment {
  /** Health is answered on HTTP_PORT. */
  @IsOptional()
  override HEALTH_PORT: number = undefined as unknown as number;

  @IsInt()
  @Min(1)
  @Max(65535)
  HTTP_PORT: number = undefined as unknown as number;

  @IsString()
  @IsNotEmpty()
  HTTP_HOST = '127.0.0.1';

  /** The gateway as a browser sees it, without a path. */
  @IsUrl(WEB_ADDRESS)
  PUBLIC_URL: string = undefined as unknown as string;

  /** Addresses or networks of proxies whose forwarded headers are believed, comma-separated; none by default. */
  @IsString()
  TRUSTED_PROXIES = '';

  /** Where uploads go, sealed; the same store that extraction reads. */
  @IsString()
  @IsNotEmpty()
  OBJECT_STORE_DIR: string = undefined as unknown as string;

  @IsAddress()
  IDENTITY_ADDRESS: string = undefined as unknown as string;

  @IsAddress()
  EXTRACTION_ADDRESS: string = undefined as unknown as string;

  @IsAddress()
  CASEWORK_ADDRESS: string = undefined as unknown as string;

  @IsAddress()
  ISSUANCE_ADDRESS: string = undefined as unknown as string;

  @IsAddress()
  SUPERVISION_ADDRESS: string = undefined as unknown as string;

  @IsUrl(WEB_ADDRESS)
  OIDC_ISSUER: string = undefined as unknown as string;

  @IsString()
  @IsNotEmpty()
  OIDC_CLIENT_ID: string = undefined as unknown as string;

  @IsString()
  @IsNotEmpty()
  OIDC_CLIENT_SECRET: string = undefined as unknown as string;

  @IsInt()
  @Min(60)
  @Max(86_400)
  SESSION_TTL_SECONDS = 3_600;

  /** Without a request for this long a session ends; for staff earlier. */
  @IsInt()
  @Min(30)
  @Max(86_400)
  SESSION_IDLE_SECONDS = 1_800;

  /** Makes the codes with which staff enrol their first second factor. No default: a secret is always given. */
  @IsString()
  @MinLength(16)
  STAFF_ENROLMENT_SECRET: string = undefined as unknown as string;

  @IsAddress()
  TEMPORAL_ADDRESS: string = undefined as unknown as string;

  @IsString()
  @IsNotEmpty()
  TEMPORAL_NAMESPACE = 'default';

  @IsString()
  @IsNotEmpty()
  TEMPORAL_TASK_QUEUE = 'licensing';

  /** The engine's authority, in PEM. Empty: no TLS. */
  @IsString()
  TEMPORAL_TLS_CA_FILE = '';

  @IsBrokerList()
  KAFKA_BROKERS: string = undefined as unknown as string;

  /** The broker's authority, in PEM. Empty: no TLS. */
  @IsString()
  KAFKA_TLS_CA_FILE = '';
}
