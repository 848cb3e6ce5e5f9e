import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsOptional, Matches } from 'class-validator';

const MOST_DOCUMENTS = 20;

/** Ids of uploads that a request names, or none. */
export function AreDocumentIds(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    IsArray(),
    ArrayMaxSize(MOST_DOCUMENTS),
    Matches(/^[\w-]{1,64}$/, { each: true }),
  );
}
