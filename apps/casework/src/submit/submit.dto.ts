import { AreDocumentRefs, type DocumentRefDto, EvidenceDto } from '@licensing/platform';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { PersonDto } from '../drafts/draft.dto';

const MAX_DOCUMENTS = 20;

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

  @AreDocumentRefs(MAX_DOCUMENTS)
  documents!: DocumentRefDto[];

  /** The version that was looked at; 0 for whichever stands. */
  @IsOptional()
  @IsInt()
  @Min(0)
  version?: number;
}

export class GetSubmissionDto {
  @IsString()
  @MaxLength(64)
  applicationId!: string;
}
