import { EvidenceDto } from '@licensing/platform';
import { Type } from 'class-transformer';
import { IsDefined, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { PersonDto } from '../drafts/draft.dto';

export class SubmitDto {
  @IsString()
  @MaxLength(64)
  draftId!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  applicant!: PersonDto;

  /** What the identity provider said at sign-in. */
  @IsOptional()
  @ValidateNested()
  @Type(() => EvidenceDto)
  signIn?: EvidenceDto;
}

export class GetSubmissionDto {
  @IsString()
  @MaxLength(64)
  applicationId!: string;
}
