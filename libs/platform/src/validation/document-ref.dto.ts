import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsNotEmpty,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** A document by reference, as it crosses the wire between services. */
export class DocumentRefDto {
  /** Id of the material it is given for. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  slot!: string;

  @IsUUID()
  documentId!: string;

  /** SHA-256 of the bytes, hex. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256!: string;
}

/**
 * Documents of one draft or application: one for each slot.
 *
 * @param most how many there may be
 */
export function AreDocumentRefs(most: number): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(most),
    ArrayUnique(({ slot }: DocumentRefDto) => slot),
    ValidateNested({ each: true }),
    Type(() => DocumentRefDto),
  );
}
