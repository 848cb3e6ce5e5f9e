import { parseCreditCode, SIGN_IN_SOURCE } from '@licensing/domain';
import { IsJsonObjectText } from '@licensing/platform';
import { Type } from 'class-transformer';
import {
  Equals, IsDefined, IsISO8601, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested,
} from 'class-validator'; // prettier-ignore
import { ParsedBy } from '../parsed-by';
import { PersonDto } from '../person.dto';

/** The sign-in as evidence. It speaks for itself alone: no registry's answer can be passed off as it, or it as one. */
class SignInDto {
  @Equals(SIGN_IN_SOURCE)
  source!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  requestId!: string;

  @IsISO8601()
  asOf!: string;

  @Matches(/^[0-9a-f]{64}$/)
  replySha256!: string;

  /** Whatever the caller thinks it is evidence for: here it is evidence of the person. */
  @IsString()
  @MaxLength(100)
  rule!: string;
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
}
