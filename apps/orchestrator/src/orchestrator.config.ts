import { IsAddress, TemporalEnvironment } from '@licensing/platform';
import { IsInt, Max, Min } from 'class-validator';

export class OrchestratorEnvironment extends TemporalEnvironment {
  @IsAddress()
  IDENTITY_ADDRESS: string = undefined as unknown as string;

  @IsAddress()
  EXTRACTION_ADDRESS: string = undefined as unknown as string;

  @IsAddress()
  COMPARISON_ADDRESS: string = undefined as unknown as string;

  @IsAddress()
  ISSUANCE_ADDRESS: string = undefined as unknown as string;

  @IsAddress()
  CASEWORK_ADDRESS: string = undefined as unknown as string;

  /** Workflows kept in memory between their tasks. */
  @IsInt()
  @Min(10)
  @Max(10_000)
  MAX_CACHED_WORKFLOWS = 400;

  /** Steps worked on at the same time. */
  @IsInt()
  @Min(1)
  @Max(1_000)
  MAX_CONCURRENT_ACTIVITIES = 24;
}
