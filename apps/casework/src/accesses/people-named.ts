import { type Person } from '@licensing/contracts';
import { findLicenceType, type JsonValue } from '@licensing/domain';

/** Identity numbers of everyone whom a submission names: who applies, and who stands in a field for such a number. */
export function peopleNamed(
  type: { readonly licenceType: string; readonly typeVersion: string },
  applicant: Person,
  declared: Readonly<Record<string, JsonValue>>,
): string[] {
  const fields = findLicenceType(type.licenceType, type.typeVersion)?.form ?? [];
  const named = fields.filter(({ kind }) => kind === 'resident-id').map(({ name }) => declared[name]);
  const numbers = [applicant.idNumber, ...named].filter((number) => typeof number === 'string' && number !== '');
  return [...new Set(numbers as string[])];
}
