import { IsString, MaxLength } from 'class-validator';
import { IsLocalDate } from '../local-date.constraint';

export class VerifyNumberDto {
  /** Whatever somebody typed or scanned: a number of another form is simply unknown. */
  @IsString()
  @MaxLength(200)
  number!: string;

  @IsLocalDate()
  onDate!: string;
}
