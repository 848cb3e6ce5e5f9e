import { parseCreditCode } from '@licensing/domain';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ParsedBy } from '../parsed-by';
import { PersonalDto } from '../person.dto';

export class GetBusinessDto extends PersonalDto {
  @ParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;
}

/** The code as typed: that it is none is why somebody asks. */
export class SuggestBusinessesDto extends PersonalDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  creditCode!: string;
}
