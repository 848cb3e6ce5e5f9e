import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { ApplicationId } from '../identifiers';
import { GENESIS_HASH, type LedgerRecord } from './ledger-record';
import { isRecordType, RECORD_TYPES } from './record-types';
import { sealRecord } from './seal-record';
import { verifyChain } from './verify-chain';

const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const A = 'A' as ApplicationId;

type Draft = Omit<LedgerRecord, 'hash' | 'id'>;

/** Any record type will do: the chain does not look into the data. */
const draftOf = (n: number, previousHash: string, applicationId: ApplicationId = A): Draft => ({
  applicationId,
  n,
  type: 'licensing.application.waiting.v1',
  time: `2026-03-02T01:00:${String(n).padStart(2, '0')}.000Z`,
  actor: { kind: 'system', service: 'casework' },
  correlationId: 'c-1',
  data: { source: `source-${n}`, since: '2026-03-02T01:00:00.000Z', step: 'gather' },
  previousHash,
});

function chainOf(length: number, applicationId: ApplicationId = A): LedgerRecord[] {
  const records: LedgerRecord[] = [];
  for (let n = 1; n <= length; n += 1) {
    records.push(sealRecord(draftOf(n, records.at(-1)?.hash ?? GENESIS_HASH, applicationId), sha256Hex));
  }
  return records;
}

const anchorOf = (records: readonly LedgerRecord[]) => ({ n: records.length, hash: records.at(-1)!.hash });
const faultsOf = (records: LedgerRecord[], anchor?: { n: number; hash: string }): string[] =>
  verifyChain(records, sha256Hex, anchor).map(({ kind, id }) => `${kind} ${id}`);

describe('sealing', () => {
  it('gives the id and a hash over everything else', () => {
    const record = sealRecord(draftOf(1, GENESIS_HASH), sha256Hex);
    expect(record.id).toBe('A:1');
    expect(record.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(sealRecord(draftOf(1, GENESIS_HASH), sha256Hex)).toEqual(record);
  });

  it('leaves undefined members out, so that a store that drops them breaks no hash', () => {
    const draft = draftOf(1, GENESIS_HASH);
    const sealed = sealRecord(
      { ...draft, actor: { kind: 'system', service: 'casework', ruleSet: undefined } },
      sha256Hex,
    );
    expect(sealed).toEqual(sealRecord(draft, sha256Hex));
    expect('ruleSet' in sealed.actor).toBe(false);
    expect(faultsOf([JSON.parse(JSON.stringify(sealed)) as LedgerRecord])).toEqual([]);
  });

  it('refuses data without a JSON form', () => {
    const draft = { ...draftOf(1, GENESIS_HASH), data: { source: new Date(0) } } as unknown as Draft;
    expect(() => sealRecord(draft, sha256Hex)).toThrow(TypeError);
  });

  it('knows its record types', () => {
    expect(RECORD_TYPES.every(isRecordType)).toBe(true);
    expect(isRecordType('licensing.application.refused.v1')).toBe(false);
  });
});

describe('verifying a chain', () => {
  const length = fc.integer({ min: 2, max: 12 });
  const place = (records: LedgerRecord[], seed: number): number => seed % records.length;

  it('finds nothing wrong with an untouched chain, with or without anchor', () => {
    for (let n = 1; n < 12; n += 1) {
      expect(faultsOf(chainOf(n))).toEqual([]);
      expect(faultsOf(chainOf(n), anchorOf(chainOf(n)))).toEqual([]);
    }
    expect(faultsOf([])).toEqual([]);
    expect(faultsOf([], { n: 3, hash: 'x' })).toEqual(['missing ?:3']);
  });

  it('names every record in which one member was edited, and no other', () => {
    const edits: ((record: LedgerRecord) => unknown)[] = [
      (record) => ({ ...record, data: { ...record.data, step: 'issue' } }),
      (record) => ({ ...record, data: { ...record.data, extra: null } }),
      (record) => ({ ...record, data: {} }),
      (record) => ({ ...record, time: '2026-03-02T02:00:00.000Z' }),
      (record) => ({ ...record, type: 'licensing.application.decided.v1' }),
      (record) => ({ ...record, actor: { kind: 'system', service: 'other' } }),
      (record) => ({ ...record, correlationId: 'c-2' }),
      (record) => ({ ...record, previousHash: 'f'.repeat(64) }),
      (record) => ({ ...record, hash: 'f'.repeat(64) }),
      (record) => ({ ...record, applicationId: 'B' }),
      (record) => ({ ...record, n: record.n + 20 }),
      (record) => ({ ...record, n: 'x' }),
      (record) => ({ ...record, id: `A:${record.n + 20}` }),
      (record) => ({ ...record, id: 'nonsense' }),
      (record) => ({ ...record, data: { at: new Date(0) } }),
    ];
    fc.assert(
      fc.property(length, fc.nat(), fc.constantFrom(...edits), (size, seed, edit) => {
        const records = chainOf(size);
        const at = place(records, seed);
        const edited = records.map((record, index) => (index === at ? (edit(record) as LedgerRecord) : record));
        expect(faultsOf(edited, anchorOf(records)).filter((fault) => fault !== `tampered A:${at + 1}`)).toEqual([]);
        expect(faultsOf(edited)).toContain(`tampered A:${at + 1}`);
      }),
    );
  });

  it('names every deleted record; the last ones by the anchor only', () => {
    fc.assert(
      fc.property(length, fc.nat(), (size, seed) => {
        const records = chainOf(size);
        const at = place(records, seed);
        const left = records.filter((_record, index) => index !== at);
        expect(faultsOf(left, anchorOf(records))).toEqual([`missing A:${at + 1}`]);
        expect(faultsOf(left)).toEqual(at === size - 1 ? [] : [`missing A:${at + 1}`]);
      }),
    );
  });

  it('names both records of a swap', () => {
    fc.assert(
      fc.property(length, fc.nat(), fc.nat(), (size, one, other) => {
        const records = chainOf(size);
        const [a, b] = [place(records, one), place(records, other)];
        fc.pre(a !== b);
        [records[a], records[b]] = [records[b]!, records[a]!];
        expect(faultsOf(records).sort()).toEqual([`out-of-order A:${a + 1}`, `out-of-order A:${b + 1}`].sort());
      }),
    );
  });

  it('finds swapped contents that keep their ids', () => {
    const records = chainOf(4);
    const swapped = records.map((record, index) =>
      index === 1
        ? { ...record, data: records[2]!.data }
        : index === 2
          ? { ...record, data: records[1]!.data }
          : record,
    );
    expect(faultsOf(swapped)).toEqual(['tampered A:2', 'tampered A:3']);
  });

  it('names duplicates and records of another application', () => {
    fc.assert(
      fc.property(length, fc.nat(), (size, seed) => {
        const records = chainOf(size);
        const at = place(records, seed);
        expect(faultsOf([...records, records[at]!])).toEqual([`duplicated A:${at + 1}`]);
        expect(faultsOf([...records, chainOf(1, 'B' as ApplicationId)[0]!])).toEqual(['foreign B:1']);
      }),
    );
  });

  it('finds a record that was replaced and hashed anew', () => {
    fc.assert(
      fc.property(length, fc.nat(), (size, seed) => {
        const records = chainOf(size);
        const at = place(records, seed);
        const old = records[at]!;
        const forged = sealRecord({ ...draftOf(old.n, old.previousHash), correlationId: 'forged' }, sha256Hex);
        const edited = records.map((record, index) => (index === at ? forged : record));
        expect(faultsOf(edited, anchorOf(records))).toEqual([
          at === size - 1 ? `tampered A:${size}` : `broken-link A:${at + 2}`,
        ]);
      }),
    );
  });

  it('finds a whole chain that was hashed anew, by the anchor', () => {
    const records = chainOf(3);
    const first = sealRecord({ ...draftOf(1, GENESIS_HASH), correlationId: 'forged' }, sha256Hex);
    const second = sealRecord(draftOf(2, first.hash), sha256Hex);
    const third = sealRecord(draftOf(3, second.hash), sha256Hex);
    expect(faultsOf([first, second, third])).toEqual([]);
    expect(faultsOf([first, second, third], anchorOf(records))).toEqual(['tampered A:3']);
    expect(faultsOf([sealRecord(draftOf(1, 'a'.repeat(64)), sha256Hex)])).toEqual(['broken-link A:1']);
  });

  it('speaks both languages', () => {
    const [fault] = verifyChain(chainOf(3).slice(1), sha256Hex);
    expect(fault).toEqual({ kind: 'missing', id: 'A:1', zh: '记录缺失', en: 'the record is missing' });
  });
});
