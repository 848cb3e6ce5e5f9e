import type { JsonValue } from '../../../canonical';
import type { AcceptedDocument } from '../../definition';

/** Stands where the document says something that nobody can be sure of; no rule takes it for a value or for "says nothing". */
const UNSURE = '';

/** An accepted value; null where the document says nothing of it. */
export function orUnsure({ values, doubtful }: Pick<AcceptedDocument, 'values' | 'doubtful'>, name: string): JsonValue {
  return values[name] ?? (doubtful.includes(name) ? UNSURE : null);
}
