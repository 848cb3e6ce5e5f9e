import { AreDocumentRefs, type DocumentRefDto, IsJsonObjectText } from '@licensing/platform';
import {
  IsInt, IsNotEmpty, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateBy, ValidateIf,
} from 'class-validator'; // prettier-ignore
import { FILE_LIMITS } from '../accept/limits';

const SHA256 = /^[0-9a-f]{64}$/;
const MOST_DOCUMENTS = 50;

/** Documents of one draft or application: one for each slot. */
export class WithDocumentsDto {
  @AreDocumentRefs(MOST_DOCUMENTS)
  documents!: DocumentRefDto[];
}

/** A key of 32 bytes, as the wire carries bytes. */
const IsDataKey = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDataKey',
    validator: {
      validate: (value: unknown) => value instanceof Uint8Array && value.length === 32,
      defaultMessage: () => '$property must be 32 bytes',
    },
  });

class OwnedDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  ownerSubject!: string;
}

export class AddDocumentDto extends OwnedDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  licenceType!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  typeVersion!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  slot!: string;

  @ValidateIf(({ draftId }: AddDocumentDto) => draftId !== '')
  @IsUUID()
  draftId!: string;

  @IsString()
  @Matches(/^[0-9a-f]{2}\/[0-9a-f]{64}-[0-9a-f]{24}$/)
  objectName!: string;

  @Matches(SHA256)
  sha256!: string;

  @IsInt()
  @Min(0)
  @Max(FILE_LIMITS.bytes)
  size!: number;

  @IsDataKey()
  dataKey!: Buffer;
}

/** Of a document that is read or erased. Not a UUID is not there. */
export class DocumentDto extends OwnedDto {
  @IsString()
  @MaxLength(64)
  documentId!: string;
}

export class ListDocumentsDto extends OwnedDto {
  @IsString()
  @MaxLength(64)
  draftId!: string;
}

export class AttachDocumentDto extends DocumentDto {
  @IsUUID()
  draftId!: string;
}

export class CorrectDocumentDto extends DocumentDto {
  @IsJsonObjectText(20_000)
  declaredJson!: string;
}

export class GetPagePictureDto extends DocumentDto {
  @IsInt()
  @Min(1)
  @Max(1_000)
  page!: number;
}

export class ReadDocumentsDto extends WithDocumentsDto {
  @IsUUID()
  applicationId!: string;
}

export class GetExtractedDto extends WithDocumentsDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  licenceType!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  typeVersion!: string;
}
