import {
  findLicenceType,
  type LicenceTypeDefinition,
  type MaterialDefinition,
  type MaterialDocument,
} from '@licensing/domain';

/** An item of material for which a document may be brought. */
export type Slot = MaterialDefinition & { readonly document: MaterialDocument };

/** Undefined where the licence type takes no document under that name. */
export function findSlot(definition: Pick<LicenceTypeDefinition, 'materials'>, id: string): Slot | undefined {
  return definition.materials.find(
    (material): material is Slot => material.id === id && material.document !== undefined,
  );
}

/** The same by the licence type's id and version. */
export function findSlotOf(licenceType: string, typeVersion: string, id: string): Slot | undefined {
  const definition = findLicenceType(licenceType, typeVersion);
  return definition === undefined ? undefined : findSlot(definition, id);
}
