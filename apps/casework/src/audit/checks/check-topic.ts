import { type LicenceEvent } from '@licensing/platform';
import { type CaseFile } from '../case-file';
import { type Finding } from '../findings';
import { hashOf, type LedgerEntry } from '../ledger-entry';

/** Members of an event's data that are not the record's data. */
interface Placed {
  readonly mandate?: unknown;
  readonly n?: unknown;
  readonly hash?: unknown;
  readonly previousHash?: unknown;
}

/**
 * Takes one event, in the order of the topic, into its application's file: it must say what the record of its id says (13),
 * and its first delivery must come after that of the records before it (7). Later deliveries of the same are no fault.
 *
 * @param entry the record of the event's id; where there is none the caller looks again, since the ledger was read before
 */
export function takeEvent(file: CaseFile, event: LicenceEvent, entry: LedgerEntry): Finding[] {
  const { topic } = file;
  const { mandate, n, hash, previousHash, ...data } = (event.data ?? {}) as Placed;
  const findings: Finding[] = [];
  noteEnd(file, event, entry.slot);
  const isSame =
    n === entry.slot && hash === entry.hash && previousHash === entry.previousHash && event.type === entry.type &&
    event.time === entry.time && event.subject === entry.applicationId && mandate === entry.mandate && hashOf(data) === entry.dataSha256; // prettier-ignore
  if (!isSame) findings.push({ invariant: 13, id: event.id, reason: 'ledger and event say different things' });
  const isEarly = file.entries.some(({ slot }) => slot < entry.slot && !topic.seen.has(slot));
  if (!topic.seen.has(entry.slot) && isEarly) {
    findings.push({ invariant: 7, id: event.id, reason: 'announced before the record it follows' });
  }
  topic.seen.add(entry.slot);
  return findings;
}

/** Keeps the furthest place announced: a chain that ends before it was cut. */
export function noteEnd({ topic }: CaseFile, event: LicenceEvent, slot: number): void {
  const { n, hash } = (event.data ?? {}) as Placed;
  if (n === slot && typeof hash === 'string' && slot > (topic.last?.n ?? 0)) topic.last = { n: slot, hash };
}

/** Every record was announced (6). */
export function checkAnnounced({ entries, topic }: CaseFile): Finding[] {
  return entries
    .filter(({ slot }) => !topic.seen.has(slot))
    .map(({ id }): Finding => ({ invariant: 6, id, reason: 'the record has no event' }));
}
