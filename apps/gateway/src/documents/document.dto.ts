import { IsNotEmpty, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const IDENTIFIER = /^[\w-]{1,64}$/;

/** What an upload is for. */
export class UploadQuery {
  @Matches(IDENTIFIER)
  slot!: string;

  /** Needed without a draft, which has one. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  licenceType?: string;

  @IsOptional()
  @Matches(IDENTIFIER)
  draft?: string;
}

export class DocumentsQuery {
  @IsOptional()
  @Matches(IDENTIFIER)
  draft?: string;
}

export class CorrectionDto {
  /** Field name to what it should be; null takes a correction back. */
  @IsObject()
  fields!: Record<string, unknown>;
}

export class AttachmentDto {
  @Matches(IDENTIFIER)
  draftId!: string;
}
