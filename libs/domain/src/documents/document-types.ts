import type { DocumentTypeDefinition } from './document-type';
import { BUSINESS_LICENCE } from './types/business-licence';
import { FOOD_LICENCE } from './types/food-licence';
import { FOOD_SAFETY_CERTIFICATE } from './types/food-safety-certificate';
import { HEALTH_CERTIFICATE } from './types/health-certificate';
import { LEASE } from './types/lease';
import { LETTER_OF_AUTHORITY } from './types/letter-of-authority';
import { REAL_ESTATE_CERTIFICATE } from './types/real-estate-certificate';
import { RESIDENT_ID_BACK } from './types/resident-id-back';
import { RESIDENT_ID_FRONT } from './types/resident-id-front';

/** Every kind of document that is read. One line a type. */
const DOCUMENT_TYPES: readonly DocumentTypeDefinition[] = [
  BUSINESS_LICENCE,
  RESIDENT_ID_FRONT,
  RESIDENT_ID_BACK,
  FOOD_LICENCE,
  HEALTH_CERTIFICATE,
  FOOD_SAFETY_CERTIFICATE,
  LEASE,
  REAL_ESTATE_CERTIFICATE,
  LETTER_OF_AUTHORITY,
];

export function listDocumentTypes(): readonly DocumentTypeDefinition[] {
  return DOCUMENT_TYPES;
}

export function findDocumentType(id: string): DocumentTypeDefinition | undefined {
  return DOCUMENT_TYPES.find((type) => type.id === id);
}

/** @throws RangeError when there is no such type. */
export function getDocumentType(id: string): DocumentTypeDefinition {
  const type = findDocumentType(id);
  if (type === undefined) throw new RangeError(`no document type ${id}`);
  return type;
}
