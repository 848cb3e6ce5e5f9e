import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** Which part of a list. */
export class PageQuery {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit = 20;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  offset = 0;
}
