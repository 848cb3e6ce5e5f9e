import { IsInt, IsNotEmpty, IsString, IsUrl, Max, Min } from 'class-validator';
import { StoreEnvironment } from '../config/service.config';

/** What a service that asks registries needs, beside its store. Extended by each such app's own configuration. */
export class RegistryEnvironment extends StoreEnvironment {
  @IsUrl({ require_tld: false })
  REGISTRY_URL: string = undefined as unknown as string;

  @IsString()
  @IsNotEmpty()
  REGISTRY_API_KEY: string = undefined as unknown as string;

  /** Milliseconds until a registry that does not answer counts as silent. */
  @IsInt()
  @Min(100)
  @Max(30_000)
  REGISTRY_TIMEOUT_MS = 3_000;
}
