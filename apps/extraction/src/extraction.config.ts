import { IsAddress, StoreEnvironment } from '@licensing/platform';
import { IsInt, IsNotEmpty, IsString, IsUrl, Max, Min } from 'class-validator';

export class ExtractionEnvironment extends StoreEnvironment {
  @IsAddress()
  EXTRACTION_ADDRESS: string = undefined as unknown as string;

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
