import type { JsonValue } from '../canonical';
import { type CaseFacts, findAt } from './case-facts';
import type { LicenceTypeDefinition } from './definition';

export interface PrefilledField {
  name: string;
  value: JsonValue;
  /** Id of the registry it comes from. */
  source: string;
  asOf: string;
  editable: boolean;
}

/** The fields that the given registry answers can fill, each with its source and time. */
export function derivePrefill(
  definition: Pick<LicenceTypeDefinition, 'form'>,
  registered: CaseFacts['registered'],
): PrefilledField[] {
  return definition.form.flatMap(({ name, prefill, editable }) => {
    const answer = prefill === undefined ? undefined : registered[prefill.source];
    if (prefill === undefined || answer === undefined) return [];
    const value = findAt(answer.record, prefill.path);
    if (value === undefined || value === null) return [];
    return [{ name, value, source: prefill.source, asOf: answer.asOf, editable }];
  });
}
