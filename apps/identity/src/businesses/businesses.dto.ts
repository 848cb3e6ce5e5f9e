import { parseCreditCode } from '@licensing/domain';
import { IsParsedBy } from '@licensing/platform';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { PersonDto } from '../person.dto';

export class ListBusinessesDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  person!: PersonDto;

  @IsInt()
  @Min(1)
  @Max(200)
  limit!: number;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  offset!: number;
}

export class GetBusinessDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  person!: PersonDto;

  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;
}
