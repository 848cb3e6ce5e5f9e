import type { Bilingual } from '../decision';
import type { ApplicationId } from '../identifiers';
import { GENESIS_HASH, type LedgerRecord, type Sha256Hex, toRecordId } from './ledger-record';
import { findHash } from './seal-record';

export type ChainFaultKind = 'tampered' | 'missing' | 'out-of-order' | 'duplicated' | 'broken-link' | 'foreign';

/** One thing wrong with the record of that id. `broken-link`: the record, or the one before it, was replaced and re-hashed. */
export interface ChainFault extends Bilingual {
  kind: ChainFaultKind;
  id: string;
}

/**
 * What is known of the chain from elsewhere (the topic, a public log). Without it nothing can tell that the *last*
 * records were cut off, or that the whole chain was hashed anew.
 */
export interface ChainAnchor {
  n: number;
  hash: string;
}

const WORDS: Record<ChainFaultKind, Bilingual> = {
  tampered: { zh: '记录内容与其哈希不符', en: 'the content does not fit its hash' },
  missing: { zh: '记录缺失', en: 'the record is missing' },
  'out-of-order': { zh: '记录次序不对', en: 'the record is out of order' },
  duplicated: { zh: '记录重复', en: 'the record is there more than once' },
  'broken-link': { zh: '记录与前一记录的哈希不衔接', en: 'the record does not follow from the one before it' },
  foreign: { zh: '记录属于其他申请', en: 'the record belongs to another application' },
};

/**
 * Everything that is wrong with one application's records, in the order in which they are stored or were received.
 * An empty answer means: no fault as far as the anchor reaches.
 */
export function verifyChain(
  records: readonly LedgerRecord[],
  sha256Hex: Sha256Hex,
  anchor?: ChainAnchor,
): ChainFault[] {
  const faults: ChainFault[] = [];
  const add = (kind: ChainFaultKind, id: string): void => {
    if (!faults.some((fault) => fault.kind === kind && fault.id === id)) faults.push({ kind, id, ...WORDS[kind] });
  };

  const intact = new Set(records.filter((record) => isIntact(record, sha256Hex)));
  // Damaged records have no say in whose chain it is.
  const applicationId = mostFrequent([...(intact.size > 0 ? intact : records)].map((record) => record.applicationId));
  if (applicationId === undefined) {
    return anchor === undefined ? [] : [{ kind: 'missing', id: `?:${anchor.n}`, ...WORDS.missing }];
  }
  const bySlot = new Map<number, LedgerRecord>();
  const order: number[] = [];

  for (const record of records) {
    if (intact.has(record) && record.applicationId !== applicationId) {
      add('foreign', record.id);
      continue;
    }
    const slot = intact.has(record) ? record.n : slotOfDamaged(record, applicationId, sha256Hex);
    if (!intact.has(record)) add('tampered', slot === undefined ? record.id : toRecordId(applicationId, slot));
    if (slot === undefined) continue;
    if (bySlot.has(slot)) add('duplicated', toRecordId(applicationId, slot));
    else {
      bySlot.set(slot, record);
      order.push(slot);
    }
  }

  const sorted = [...order].sort((a, b) => a - b);
  order.forEach((slot, index) => {
    if (slot !== sorted[index]) add('out-of-order', toRecordId(applicationId, slot));
  });

  const last = Math.max(anchor?.n ?? 0, sorted.at(-1) ?? 0);
  for (let n = 1; n <= last; n += 1) {
    const record = bySlot.get(n);
    if (record === undefined) add('missing', toRecordId(applicationId, n));
    else if (intact.has(record) && !isLinked(record, bySlot.get(n - 1), sha256Hex)) add('broken-link', record.id);
  }

  const anchored = anchor === undefined ? undefined : bySlot.get(anchor.n);
  if (anchored !== undefined && anchored.hash !== anchor?.hash) add('tampered', toRecordId(applicationId, anchored.n));
  return faults;
}

function isIntact(record: LedgerRecord, sha256Hex: Sha256Hex): boolean {
  return findHash(record, sha256Hex) === record.hash && record.id === toRecordId(record.applicationId, record.n);
}

function isLinked(record: LedgerRecord, previous: LedgerRecord | undefined, sha256Hex: Sha256Hex): boolean {
  if (record.n === 1) return record.previousHash === GENESIS_HASH;
  // A missing predecessor is named as such. One whose stored hash alone was edited must not cast blame on its successor.
  if (previous === undefined) return true;
  return record.previousHash === previous.hash || record.previousHash === findHash(previous, sha256Hex);
}

/** Which place a damaged record stood in: the one for which its hash fits, else the one its id names, else its `n`. */
function slotOfDamaged(record: LedgerRecord, applicationId: ApplicationId, sha256Hex: Sha256Hex): number | undefined {
  if (isPlace(record.n) && findHash({ ...record, id: toRecordId(applicationId, record.n) }, sha256Hex) === record.hash)
    return record.n;
  const named = Number(/:(\d{1,6})$/.exec(record.id)?.[1]);
  if (isPlace(named)) return named;
  return isPlace(record.n) ? record.n : undefined;
}

/** A damaged number must not make the search for missing records run for ever. */
function isPlace(n: number): boolean {
  return Number.isInteger(n) && n >= 1 && n <= 1_000_000;
}

function mostFrequent(ids: readonly ApplicationId[]): ApplicationId | undefined {
  const counts = new Map<ApplicationId, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
