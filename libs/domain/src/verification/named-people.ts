import type { JsonValue } from '../canonical';
import type { Bilingual } from '../decision';
import { parseResidentId } from '../identifiers';
import type { LicenceTypeDefinition } from '../licence-types';

/** Somebody whom the form names by identity number; undefined where what stands there is none. */
export interface NamedPerson {
  idNumber: string | undefined;
  field: string;
  label: Bilingual;
}

/** Everybody whom the form names by identity number, those included that it should name. */
export function listNamedPeople(
  { form }: Pick<LicenceTypeDefinition, 'form'>,
  declared: Readonly<Record<string, JsonValue>>,
): NamedPerson[] {
  return form
    .filter(({ kind, name, required }) => kind === 'resident-id' && (required || isGiven(declared[name])))
    .map(({ name, label }) => {
      const value = declared[name];
      const id = typeof value === 'string' ? parseResidentId(value) : undefined;
      return { idNumber: id?.kind === 'valid' ? id.value : undefined, field: name, label };
    });
}

function isGiven(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}
