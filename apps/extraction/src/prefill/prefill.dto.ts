import { parseCreditCode } from '@licensing/domain';
import { IsJsonObjectText, IsParsedBy } from '@licensing/platform';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsNotEmpty, IsOptional, IsString, ValidateIf, ValidateNested } from 'class-validator';
import { WithDocumentsDto } from '../documents/document.dto';
import { ApplicantDto } from '../gather/gather.dto';

export class PrefillDto extends WithDocumentsDto {
  @IsString()
  @IsNotEmpty()
  licenceType!: string;

  @IsString()
  @IsNotEmpty()
  typeVersion!: string;

  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  @ValidateIf((request: PrefillDto) => request.declaredJson !== '')
  @IsJsonObjectText(100_000)
  declaredJson!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => ApplicantDto)
  applicant!: ApplicantDto;

  /** Asked before a form is frozen: answers must be as fresh as a decision needs them. */
  @IsOptional()
  @IsBoolean()
  fresh?: boolean;
}
