import { EvidenceDto } from '@licensing/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsDefined, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator'; // prettier-ignore
import { PersonDto } from '../drafts/draft.dto';

const MAX_DOCUMENTS = 20;

class DocumentRefDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  slot!: string;

  @IsUUID()
  documentId!: string;

  /** SHA-256 of the bytes. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256!: string;
}

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

  @IsArray()
  @ArrayMaxSize(MAX_DOCUMENTS)
  @ArrayUnique(({ slot }: DocumentRefDto) => slot)
  @ValidateNested({ each: true })
  @Type(() => DocumentRefDto)
  documents!: DocumentRefDto[];
}

export class GetSubmissionDto {
  @IsString()
  @MaxLength(64)
  applicationId!: string;
}
