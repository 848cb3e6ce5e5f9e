import type { JsonValue } from '../canonical';
import { parseCreditCode, parseResidentId } from '../identifiers';
import type { DocumentProblem } from './document-type';
import { textValueOf, toProblem } from './problems';

/** CHECK_DIGIT for a field that holds a credit code or an identity number, whichever its party has. */
export function checkSubjectCode(values: Readonly<Record<string, JsonValue>>, name: string): DocumentProblem[] {
  const code = textValueOf(values, name);
  if (code === undefined) return [];
  const isRight = parseCreditCode(code).kind === 'valid' || parseResidentId(code).kind === 'valid';
  return isRight ? [] : [toProblem('CHECK_DIGIT', name, [name])];
}
