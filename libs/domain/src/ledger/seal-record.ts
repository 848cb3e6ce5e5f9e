import { canonicalJson } from '../canonical';
import { type LedgerRecord, type Sha256Hex, toRecordId } from './ledger-record';
import type { RecordType } from './record-types';

/**
 * Gives a draft its id and hash. Members that are undefined are left out of the sealed record, since a store or a wire
 * would drop them or turn them into null and break the hash.
 * @throws TypeError when the data has no JSON form.
 */
export function sealRecord<T extends RecordType>(
  draft: Omit<LedgerRecord<T>, 'hash' | 'id'>,
  sha256Hex: Sha256Hex,
): LedgerRecord<T> {
  const unsealed = withoutUndefined({ ...draft, id: toRecordId(draft.applicationId, draft.n) }) as Omit<
    LedgerRecord<T>,
    'hash'
  >;
  return { ...unsealed, hash: sha256Hex(canonicalJson(unsealed)) };
}

/** The hash a record should bear, from all its other members; undefined when they have no JSON form. */
export function findHash(record: LedgerRecord, sha256Hex: Sha256Hex): string | undefined {
  const rest = Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'hash'));
  try {
    return sha256Hex(canonicalJson(rest));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object') return value;
  // Dates, maps and the like are left for canonicalJson to refuse.
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, withoutUndefined(member)]),
  );
}
