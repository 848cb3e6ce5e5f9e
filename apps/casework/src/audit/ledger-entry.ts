import { canonicalJson, type IssuedLicence, type LedgerRecord, type RecordType, sealRecord } from '@licensing/domain';
import { sha256Hex } from '@licensing/platform';

/** What an audit keeps of a record: enough for every check, small enough for all records at once. */
export interface LedgerEntry {
  readonly id: string;
  /** Application and place that the id names. */
  readonly applicationId: string;
  readonly slot: number;
  readonly type: RecordType;
  readonly time: string;
  readonly hash: string;
  readonly previousHash: string;
  /** Its own hash fits, and so does its id. */
  readonly isIntact: boolean;
  readonly dataSha256: string;
  /** The mandate that its actor names. */
  readonly mandate?: string;
  readonly facts: RecordFacts;
}

/** What the checks need of a record's data, whatever its type. */
export interface RecordFacts {
  readonly outcome?: string;
  readonly step?: string;
  /** Until when an answer is waited for. */
  readonly until?: string;
  readonly formSha256?: string;
  readonly creditCode?: string;
  /** Everything that an approval must rest on is there. */
  readonly isSubstantiated: boolean;
  /** A rule or an outcome in it says that a person must look. */
  readonly refers: boolean;
  readonly licence?: IssuedLicence;
}

export function toLedgerEntry(record: LedgerRecord): LedgerEntry {
  const separator = record.id.lastIndexOf(':');
  const { id, type, time, hash, previousHash } = record;
  return {
    id, type, time, hash, previousHash,
    applicationId: record.id.slice(0, Math.max(separator, 0)),
    slot: Number(record.id.slice(separator + 1)),
    isIntact: isIntact(record),
    dataSha256: hashOf(record.data),
    mandate: toText(toMembers(record.actor)['mandate']),
    facts: toFacts(record),
  }; // prettier-ignore
}

/** The hash of data as the ledger and the topic hold it; of what has no canonical form, a text that fits nothing. */
export function hashOf(data: unknown): string {
  try {
    return sha256Hex(canonicalJson(data));
  } catch (error) {
    if (error instanceof TypeError) return 'no canonical form';
    throw error;
  }
}

/** The record as far as the life cycle looks at it. */
export function toBareRecord({ type, time, facts }: LedgerEntry): LedgerRecord {
  const { outcome, step, until, licence } = facts;
  const data = { ...(outcome === undefined ? {} : { outcome }), step, until, licence: licence ?? {}, reasons: [] };
  return { type, time, data } as unknown as LedgerRecord;
}

function isIntact({ id, hash, ...draft }: LedgerRecord): boolean {
  try {
    const sealed = sealRecord(draft, sha256Hex);
    return sealed.hash === hash && sealed.id === id;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** A tampered record can have any shape, so nothing of it is taken for granted. */
function toFacts({ type, data }: LedgerRecord): RecordFacts {
  const held = toMembers(data);
  const list = (name: string): unknown[] => (Array.isArray(held[name]) ? (held[name] as unknown[]) : []);
  const text = (name: string): string | undefined => toText(held[name]);
  const ruleSet = toMembers(held['ruleSet']);
  const substance: Partial<Record<RecordType, boolean>> = {
    'licensing.application.verified.v1': list('evidence').length > 0,
    'licensing.application.gathered.v1': list('evidence').length > 0 && text('fieldsSha256') !== undefined,
    'licensing.application.decided.v1':
      list('findings').length > 0 &&
      text('receiptSha256') !== undefined &&
      typeof ruleSet['version'] === 'string' &&
      typeof ruleSet['sha256'] === 'string',
  };
  const refers =
    text('outcome') === 'refer' || list('findings').some((finding) => toMembers(finding)['outcome'] === 'refer');
  const licence =
    typeof toMembers(held['licence'])['number'] === 'string' ? (held['licence'] as IssuedLicence) : undefined;
  return {
    outcome: text('outcome'), step: text('step'), until: text('until'), formSha256: text('formSha256'), creditCode: text('creditCode'),
    isSubstantiated: substance[type] ?? true, refers, licence,
  }; // prettier-ignore
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function toMembers(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
