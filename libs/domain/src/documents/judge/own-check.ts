import type { JsonValue } from '../../canonical';
import { findLocalDate } from '../../dates';
import { parseCreditCode, parseLicenceNumber, parseResidentId } from '../../identifiers';
import type { DocumentFieldDefinition, DocumentProblem } from '../document-type';
import { LONG_TERM } from '../normalise';
import { toProblem } from '../problems';

/** What a value of this kind must satisfy by itself. A failure warns and asks a person; it rejects nothing. */
export function checkOwn(definition: DocumentFieldDefinition, value: JsonValue): DocumentProblem | undefined {
  const { name, kind } = definition;
  // No person and no business has a name of one character.
  const isName = definition.critical && definition.personal && (kind === 'person-name' || kind === 'text');
  if (isName && typeof value === 'string' && Array.from(value).length < 2)
    return toProblem('NAME_INCOMPLETE', name, [name]);
  const isMasked = typeof value === 'string' && value.includes('*');
  const failed = toProblem(isMasked ? 'MASKED' : 'CHECK_DIGIT', name, [name]);
  switch (kind) {
    case 'credit-code':
      return typeof value === 'string' && parseCreditCode(value).kind === 'valid' ? undefined : failed;
    case 'resident-id':
      return typeof value === 'string' && parseResidentId(value).kind === 'valid' ? undefined : failed;
    case 'subject-code':
      return typeof value === 'string' &&
        (parseCreditCode(value).kind === 'valid' || parseResidentId(value).kind === 'valid')
        ? undefined
        : failed;
    case 'licence-number':
      return typeof value === 'string' && parseLicenceNumber(value).kind === 'valid' ? undefined : failed;
    case 'date':
      return typeof value === 'string' && (value === LONG_TERM || findLocalDate(value) !== undefined)
        ? undefined
        : toProblem('NOT_A_DATE', name, [name]);
    case 'text':
    case 'number':
    case 'person-name':
    case 'list':
      return undefined;
  }
}
