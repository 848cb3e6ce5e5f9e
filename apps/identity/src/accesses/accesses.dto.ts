import { type Reader } from '@licensing/contracts';
import { PURPOSES } from '@licensing/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayNotEmpty, IsArray, IsDefined, IsIn, IsInt, IsNotEmpty, IsString, Matches, Max, MaxLength, Min,
  ValidateNested,
} from 'class-validator'; // prettier-ignore
import { PersonDto } from '../person.dto';

class ReaderDto implements Reader {
  @IsString()
  @MaxLength(64)
  ref!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  role!: string;

  @Matches(/^([1-9]\d{5})?$/)
  office!: string;
}

export class RecordAccessDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  idempotencyKey!: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(40, { each: true })
  idNumbers!: string[];

  @IsDefined()
  @ValidateNested()
  @Type(() => ReaderDto)
  reader!: ReaderDto;

  @IsIn(PURPOSES.map(({ code }) => code))
  purpose!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  what!: string;

  @IsString()
  @MaxLength(64)
  applicationId!: string;
}

export class ListAccessesDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  person!: PersonDto;

  @IsInt()
  @Min(1)
  @Max(100)
  limit!: number;

  @IsInt()
  @Min(0)
  offset!: number;
}
