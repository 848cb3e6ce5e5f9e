import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';

export class NewApplicationDto {
  @Matches(/^[\w-]{1,64}$/)
  draftId!: string;
}

/** The longest a status request is held open, in seconds. */
export const MAX_WAIT_SECONDS = 30;

export class StatusQuery {
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX_WAIT_SECONDS)
  wait = 0;
}
