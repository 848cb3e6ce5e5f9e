import { IsIn, IsInt, IsNotEmpty, IsString, Matches, Max, Min } from 'class-validator';
import { TlsEnvironment } from './tls.config';

const HOST_PORT = /^[\w.-]+:\d{2,5}$/;

/** A property holding `host:port`. */
export function IsAddress(): PropertyDecorator {
  return Matches(HOST_PORT, { message: '$property must be host:port' });
}

/** A property holding 32 bytes in base64. */
export function IsKey(): PropertyDecorator {
  return Matches(/^[A-Za-z0-9+/]{43}=$/, { message: '$property must be 32 bytes in base64' });
}

/** What every service that answers gRPC needs. Extended by each app's own configuration. */
export class ServiceEnvironment extends TlsEnvironment {
  @IsInt()
  @Min(1)
  @Max(65535)
  HEALTH_PORT: number = undefined as unknown as number;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL = 'info';
}

/** Where a service keeps its data. */
export class StoreEnvironment extends ServiceEnvironment {
  @Matches(/^mongodb(\+srv)?:\/\//, { message: '$property must be a mongodb:// address' })
  MONGO_URL: string = undefined as unknown as string;

  @IsString()
  @IsNotEmpty()
  MONGO_DB_PREFIX = 'licensing';

  /** A JSON file with the keys that encrypt personal fields; read again when it changes. */
  @IsString()
  @IsNotEmpty()
  FIELD_KEYS_FILE: string = undefined as unknown as string;

  /** Names persons and finds what is sealed; never changed with the field keys. No default: a secret is always given. */
  @IsKey()
  INDEX_KEY: string = undefined as unknown as string;
}
