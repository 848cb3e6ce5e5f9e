import { IsIn, IsInt, IsNotEmpty, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/**
 * `drop` cuts the connection, `malformed` answers with half of the JSON and with an empty record in turns, `slow-body`
 * sends a character every `delayMs`.
 */
export const FAULT_KINDS = ['delay', 'error', 'timeout', 'wrong', 'gone', 'drop', 'malformed', 'slow-body'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Body of `PUT /admin/faults/:registry`. */
export class FaultRequest {
  @IsIn(FAULT_KINDS)
  kind!: FaultKind;

  /** Only requests about this identifier; left out: all of the registry. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  key?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(600_000)
  delayMs = 1_000;

  /** Share of requests that meet the fault. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  rate = 1;

  /** HTTP status of `error`. */
  @IsOptional()
  @IsInt()
  @Min(400)
  @Max(599)
  status = 503;
}
