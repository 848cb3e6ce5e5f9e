import type { JsonValue } from '../canonical';
import { type CaseFacts, findAt } from './case-facts';
import type { LicenceTypeDefinition } from './definition';

export interface PrefilledField {
  name: string;
  value: JsonValue;
  /** Id of the registry it comes from; `document:` and the slot where a document stands in for it. */
  source: string;
  asOf: string;
  editable: boolean;
}

/** The `source` of what a document says. */
export function toDocumentSource(slot: string): string {
  return `document:${slot}`;
}

/**
 * The fields that the given answers can fill, each with its source and time. Answers are taken as they are: for a form with
 * documents, after `resolveDocuments`.
 */
export function derivePrefill(
  definition: Pick<LicenceTypeDefinition, 'form'>,
  registered: CaseFacts['registered'],
): PrefilledField[] {
  return definition.form.flatMap(({ name, prefill, editable }) => {
    const answer = prefill === undefined ? undefined : registered[prefill.source];
    if (prefill === undefined || answer === undefined) return [];
    const value = findAt(answer.record, prefill.path);
    if (value === undefined || value === null) return [];
    const source = answer.document === undefined ? prefill.source : toDocumentSource(answer.document.slot);
    return [{ name, value, source, asOf: answer.asOf, editable }];
  });
}
