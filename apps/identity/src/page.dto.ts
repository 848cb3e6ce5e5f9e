import { IsInt, Max, Min } from 'class-validator';
import { PersonalDto } from './person.dto';

/** Which part of a person's list is wanted. */
export class PageDto extends PersonalDto {
  @IsInt()
  @Min(1)
  @Max(200)
  limit!: number;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  offset!: number;
}
