import { AreDocumentRefs, type DocumentRefDto, EvidenceDto } from '@licensing/platform';
import { Type } from 'class-transformer';
import { IsDefined, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
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
}

export class GetSubmissionDto {
  @IsString()
  @MaxLength(64)
  applicationId!: string;
}
