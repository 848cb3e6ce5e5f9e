import { parseCreditCode } from '@licensing/domain';
import { IsJsonObjectText, IsParsedBy } from '@licensing/platform';
import { Type } from 'class-transformer';
import { IsDefined, IsNotEmpty, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { WithDocumentsDto } from '../documents/document.dto';

/** Who applies, as far as a document is compared with them. */
export class ApplicantDto {
  @IsString()
  @MaxLength(200)
  name!: string;

  @IsString()
  @MaxLength(40)
  idNumber!: string;
}

export class GatherDto extends WithDocumentsDto {
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

  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  @IsJsonObjectText(100_000)
  declaredJson!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => ApplicantDto)
  applicant!: ApplicantDto;
}

export class GetGatheredDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  idempotencyKey!: string;
}
