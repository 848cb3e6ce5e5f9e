import { Type } from 'class-transformer';
import { IsDefined, IsISO8601, IsNotEmpty, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator'; // prettier-ignore
import { PersonDto } from '../drafts/draft.dto';

/** What the identity provider said at sign-in, as evidence: where it can be asked for again, and what it must then hash to. */
class SignInDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  source!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  requestId!: string;

  @IsISO8601()
  asOf!: string;

  @Matches(/^[0-9a-f]{64}$/)
  replySha256!: string;

  @IsString()
  @MaxLength(100)
  rule!: string;
}

export class SubmitDto {
  @IsString()
  @MaxLength(64)
  draftId!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  applicant!: PersonDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => SignInDto)
  signIn?: SignInDto;
}

export class GetSubmissionDto {
  @IsString()
  @MaxLength(64)
  applicationId!: string;
}
