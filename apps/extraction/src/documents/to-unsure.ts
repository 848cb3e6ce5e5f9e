import { type DocumentRef, type SeenField, type UnsureDocument } from '@licensing/contracts';
import { type DocumentField, type DocumentReading } from '@licensing/domain';
import { type KnownDocument } from './documents.repository';

/**
 * What may stand on a document that no decision rests on: for whoever has to know whether it can be the one that somebody
 * says it is.
 *
 * @param reading undefined for one that no machine could read
 */
export function toUnsure(
  { slot, documentId, sha256 }: DocumentRef,
  { state }: KnownDocument,
  reading: DocumentReading | undefined,
): UnsureDocument {
  const fields = (reading?.fields ?? []).map((field) => toSeen(field, state.declared?.[field.name]?.value));
  return { slot, documentId, sha256, type: reading?.type ?? '', unreadable: reading === undefined, fields };
}

function toSeen({ name, value, accepted, suggestions }: DocumentField, declared: unknown): SeenField {
  const values = [...(typeof value === 'string' ? [value] : []), ...suggestions];
  return { name, accepted, values: [...new Set(values)], declared: typeof declared === 'string' ? declared : '' };
}
