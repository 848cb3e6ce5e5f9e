import { parseCreditCode } from '@licensing/domain';
import { IsJsonObjectText, IsParsedBy } from '@licensing/platform';
import { Type } from 'class-transformer';
import { IsDefined, IsNotEmpty, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { PersonDto } from '../person.dto';

export class VerifyDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  idempotencyKey!: string;

  @IsUUID()
  applicationId!: string;

  @IsString()
  @IsNotEmpty()
  licenceType!: string;

  @IsString()
  @IsNotEmpty()
  typeVersion!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  applicant!: PersonDto;

  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  @IsJsonObjectText(100_000)
  declaredJson!: string;
}
