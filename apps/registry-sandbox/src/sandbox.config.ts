import { defineConfig } from '@licensing/platform';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';
import { IsDay } from './population/records/identifiers.validators';

const required = undefined as unknown as string;
const webAddress = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** Environment of the registry sandbox. */
export class SandboxEnvironment {
  @IsInt()
  @Min(1)
  @Max(65535)
  HTTP_PORT: number = undefined as unknown as number;

  /** Where the port is opened; containers say 0.0.0.0. */
  @IsString()
  @IsNotEmpty()
  HTTP_HOST = '127.0.0.1';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL = 'info';

  /** This server as its callers see it, without a slash at the end. */
  @IsUrl(webAddress)
  @Matches(/[^/]$/)
  REGISTRY_URL: string = required;

  @IsString()
  @IsNotEmpty()
  REGISTRY_API_KEY: string = required;

  /** Only where it differs from `${REGISTRY_URL}/oidc`; the path is always `/oidc`. */
  @IsOptional()
  @IsUrl(webAddress)
  @Matches(/\/oidc$/)
  OIDC_ISSUER: string | undefined = undefined;

  @IsString()
  @IsNotEmpty()
  OIDC_CLIENT_ID: string = required;

  @IsString()
  @IsNotEmpty()
  OIDC_CLIENT_SECRET: string = required;

  /** Comma separated. */
  @Matches(/^https?:\/\/[^,\s]+(,https?:\/\/[^,\s]+)*$/, {
    message: '$property must be http(s) addresses, comma separated',
  })
  OIDC_REDIRECT_URIS: string = required;

  /** How the client proves itself at the token endpoint. */
  @IsIn(['client_secret_post', 'client_secret_basic'])
  OIDC_CLIENT_AUTH: 'client_secret_post' | 'client_secret_basic' = 'client_secret_post';

  /** Signing keys; created there when the file is absent. Left out: new keys at each start. */
  @IsOptional()
  @IsString()
  SANDBOX_JWKS_FILE: string | undefined = undefined;

  @IsInt()
  @Min(0)
  SANDBOX_SEED = 20231201;

  @IsInt()
  @Min(0)
  @Max(90_000)
  SANDBOX_BUSINESSES = 2_000;

  @IsInt()
  @Min(0)
  @Max(800_000)
  SANDBOX_CHAIN_STORES = 0;

  /** Businesses that no register knows yet. */
  @IsInt()
  @Min(0)
  @Max(4_000)
  SANDBOX_NEW_BUSINESSES = 40;

  /** Day around which generated terms are placed; left out: the first of this month in China. */
  @IsOptional()
  @IsDay()
  SANDBOX_AS_OF: string | undefined = undefined;

  /** Folder of JSON files used instead of the generator. */
  @IsOptional()
  @IsString()
  SANDBOX_DATA_DIR: string | undefined = undefined;

  /** `local` opens the fault and population routes to this machine. */
  @IsIn(['local', 'off'])
  SANDBOX_ADMIN: 'local' | 'off' = 'off';
}

export const sandboxConfig = defineConfig(SandboxEnvironment);

export function issuerOf(config: SandboxEnvironment): string {
  return config.OIDC_ISSUER ?? `${config.REGISTRY_URL}/oidc`;
}

export function redirectUrisOf(config: SandboxEnvironment): string[] {
  return config.OIDC_REDIRECT_URIS.split(',');
}
