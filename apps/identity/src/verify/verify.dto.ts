import { parseCreditCode } from '@licensing/domain';
import { IsJsonObjectText } from '@licensing/platform';
import { Type } from 'class-transformer';
import { IsDefined, IsNotEmpty, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { ParsedBy } from '../parsed-by';
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

  @ParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  @IsJsonObjectText(100_000)
  declaredJson!: string;

  /** Empty when the applicant represents the business themselves. */
  @IsString()
  @MaxLength(100)
  mandateId!: string;
}
