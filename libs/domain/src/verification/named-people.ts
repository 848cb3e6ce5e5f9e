import type { JsonValue } from '../canonical';
import type { Bilingual } from '../decision';
import { parseResidentId } from '../identifiers';
import type { LicenceTypeDefinition, SourceDefinition, ValueRef } from '../licence-types';
import { CLAIM_SOURCES } from './claims';

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

/**
 * Ids of all registries that an application asks about a person whom it names: those of bars when it is verified, and
 * afterwards whichever are asked with, or must answer about, one of the fields that name the person.
 *
 * @param fields names of those fields; none for somebody whom a registry and not the form names
 */
export function listSourcesAbout(
  { sources }: Pick<LicenceTypeDefinition, 'sources'>,
  fields: readonly string[],
): string[] {
  const names = (value: ValueRef | undefined): boolean => value?.from === 'declared' && fields.includes(value.field);
  const isAbout = ({ request, subject }: SourceDefinition): boolean =>
    request.some(({ value }) => names(value)) || names(subject?.equals);
  const gathered = sources.filter((source) => source.steps.includes('gather') && isAbout(source)).map(({ id }) => id);
  return [...new Set([...CLAIM_SOURCES.bars, ...gathered])];
}

function isGiven(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}
