import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsNotEmpty, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';

const MOST_DOCUMENTS = 20;

export class DocumentRefDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  slot!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  documentId!: string;

  /** SHA-256 of the bytes, hex. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256!: string;
}

/** A list of documents by reference, each checked. */
export function AreDocumentRefs(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(MOST_DOCUMENTS),
    ValidateNested({ each: true }),
    Type(() => DocumentRefDto),
  );
}
