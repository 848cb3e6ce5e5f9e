import { type LedgerRecord, sealRecord } from '@licensing/domain';
import { sha256Hex } from '@licensing/platform';
import { type CaseFile } from '../case-file';
import { sampleCase, sampleRecords } from '../../testing/sample-case';
import { checkMandates, checkSubmission, describeChain, hasSoundChain } from './check-chain';

type Tampering = (records: LedgerRecord[]) => LedgerRecord[];

const change =
  (n: number, changes: object): Tampering =>
  (records) =>
    records.map((record) => (record.n === n ? { ...record, ...changes } : record));
const rehash =
  (n: number): Tampering =>
  (records) =>
    records.map((record) => {
      const { applicationId, type, actor, correlationId, data, previousHash } = record;
      const draft = {
        applicationId,
        n,
        type,
        actor,
        correlationId,
        data,
        previousHash,
        time: '2026-01-06T00:00:00.000Z',
      };
      return record.n === n ? sealRecord(draft, sha256Hex) : record;
    });
/** Two records change places: each keeps the id under which the store holds it. */
const swap =
  (a: number, b: number): Tampering =>
  (records) =>
    records.map((record) => {
      const other = records.find(({ n }) => n === (record.n === a ? b : record.n === b ? a : record.n))!;
      return { ...other, id: record.id };
    });
const remove =
  (n: number): Tampering =>
  (records) =>
    records.filter((record) => record.n !== n);
const cuckoo: Tampering = (records) => records.map((record) => (record.n === 3 ? sampleRecords('app-2')[2]! : record));

const anchorOf = (records: LedgerRecord[]): CaseFile['topic'] => ({
  seen: new Set(), last: { n: records.at(-1)!.n, hash: records.at(-1)!.hash },
}); // prettier-ignore

describe('the chain', () => {
  it('of an untouched ledger is sound', () => {
    expect(hasSoundChain(sampleCase())).toBe(true);
    expect(hasSoundChain(sampleCase([], { topic: { seen: new Set(), last: undefined } }))).toBe(true);
  });

  it.each<[string, Tampering, string]>([
    [
      'edited data',
      change(3, { data: { outcome: 'complete', reasons: [], evidence: [], fieldsSha256: 'd'.repeat(64) } }),
      'app-1:3',
    ],
    ['an edited time', change(2, { time: '2026-01-05T01:02:04.000Z' }), 'app-1:2'],
    ['an edited actor', change(4, { actor: { kind: 'system', service: 'somebody' } }), 'app-1:4'],
    ['an added member', change(1, { note: 'looked at' }), 'app-1:1'],
    ['an edited hash', change(2, { hash: 'e'.repeat(64) }), 'app-1:2'],
    ['data that is no object', change(5, { data: null }), 'app-1:5'],
    ['a record hashed anew', rehash(2), 'app-1:3'],
    ['the last record hashed anew', rehash(5), 'app-1:5'],
    ['a deleted record', remove(2), 'app-1:2'],
    ['a deleted first record', remove(1), 'app-1:1'],
    ['a deleted last record', remove(5), 'app-1:5'],
    ['two swapped records', swap(2, 3), 'app-1:2'],
    [
      'a record of another application',
      (records) => cuckoo(records).map((record, index) => ({ ...record, id: `app-1:${index + 1}` })),
      'app-1:3',
    ],
  ])('with %s is unsound and names it', (_what, tamper, named) => {
    const records = sampleRecords();
    const tampered = tamper(records);
    const file = sampleCase(tampered, { topic: anchorOf(records) });
    expect(hasSoundChain(file)).toBe(false);
    const findings = describeChain(file, tampered);
    expect(findings.map(({ id }) => id)).toContain(named);
    expect(findings.every(({ invariant }) => invariant === 13 || invariant === 7)).toBe(true);
  });

  it('whose records are all gone is named', () => {
    const file = sampleCase([], { topic: anchorOf(sampleRecords()) });
    expect(hasSoundChain(file)).toBe(false);
    expect(describeChain(file, [])).toMatchObject([{ invariant: 13, id: 'app-1:5' }]);
  });
});

describe('the submission', () => {
  it('agrees with its first record', () => {
    expect(checkSubmission(sampleCase())).toEqual([]);
  });

  const submission = sampleCase().submission!;
  it.each([
    ['is missing', undefined],
    ['was changed inside', { ...submission, isIntact: false }],
    ['has another hash', { ...submission, formSha256: 'a'.repeat(64) }],
    ['has another business', { ...submission, creditCode: '91440703MA4UK3R001' }],
  ])('that %s is named', (_what, changed) => {
    expect(checkSubmission(sampleCase(undefined, { submission: changed }))).toMatchObject([
      { invariant: 13, id: 'app-1' },
    ]);
  });
});

describe('mandates', () => {
  const named = (mandates: readonly (string | undefined)[], mandateId?: string): string[] => {
    const file = sampleCase(sampleRecords().slice(0, mandates.length));
    const entries = file.entries.map((entry, index) => ({ ...entry, mandate: mandates[index] }));
    const submission = { ...file.submission!, mandateId };
    return checkMandates({ ...file, entries, submission }).map(({ invariant, id }) => `${invariant} ${id}`);
  };

  it.each<[string, (string | undefined)[], string | undefined]>([
    ['none', [undefined, undefined], undefined],
    ['the same in all', ['m-1', 'm-1', 'm-1'], 'm-1'],
    ['another since an answer', ['m-1', 'm-2'], 'm-1'],
    ['one since an answer', [undefined, 'm-1', 'm-1'], undefined],
    ['no record yet', [], 'm-1'],
  ])('%s: right', (_what, mandates, mandateId) => {
    expect(named(mandates, mandateId)).toEqual([]);
  });

  it.each<[string, (string | undefined)[], string | undefined, string]>([
    ['left out of the first record', [undefined, undefined], 'm-1', '13 app-1'],
    ['invented in the first record', ['m-1'], undefined, '13 app-1'],
    ['left out later', ['m-1', 'm-1', undefined], 'm-1', '13 app-1:3'],
  ])('%s: named', (_what, mandates, mandateId, found) => {
    expect(named(mandates, mandateId)).toEqual([found]);
  });
});
