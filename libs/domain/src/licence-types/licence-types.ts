import type { LicenceTypeDefinition } from './definition';
import { FOOD_BUSINESS, FOOD_BUSINESS_1_0_0 } from './food-business';

/** Every version of every licence type. A released version is never edited: running applications are pinned to it. */
const LICENCE_TYPES: readonly LicenceTypeDefinition[] = [FOOD_BUSINESS_1_0_0, FOOD_BUSINESS];

/** Without a version: the last one listed. */
export function findLicenceType(id: string, version?: string): LicenceTypeDefinition | undefined {
  return LICENCE_TYPES.findLast((type) => type.id === id && (version === undefined || type.version === version));
}

/** @throws RangeError when there is no such version. */
export function getLicenceType(id: string, version: string): LicenceTypeDefinition {
  const type = findLicenceType(id, version);
  if (type === undefined) throw new RangeError(`no licence type ${id} ${version}`);
  return type;
}

export function listLicenceTypes(): readonly LicenceTypeDefinition[] {
  return LICENCE_TYPES;
}
