import { parseCreditCode, SIGN_IN_SOURCE } from '@licensing/domain';
import { AreDocumentRefs, type DocumentRefDto, EvidenceDto, IsJsonObjectText } from '@licensing/platform';
import { Type } from 'class-transformer';
import {
  Equals,
  IsDefined,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ParsedBy } from '../parsed-by';
import { MOST_DOCUMENTS } from '../documents/licence-desk';
import { PersonDto } from '../person.dto';

/** The sign-in as evidence. It speaks for itself alone: no registry's answer can be passed off as it, or it as one. */
class SignInDto extends EvidenceDto {
  @Equals(SIGN_IN_SOURCE)
  declare source: string;
}

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

  /** Absent for what was submitted before sign-ins were kept. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SignInDto)
  signIn?: SignInDto;

  /** Those of the application. */
  @AreDocumentRefs(MOST_DOCUMENTS)
  documents!: DocumentRefDto[];
}
