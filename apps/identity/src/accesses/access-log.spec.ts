import { completeResidentId, PURPOSES } from '@licensing/domain';
import { createFieldSeal, sha256Hex } from '@licensing/platform';
import { AccessLog, type NewAccess } from './access-log';
import { startOfYear } from './access-sweeps';
import { type AccessRepository } from './access.repository';
import { type AccessClaim, type AccessPlace, type StoredAccess } from './access.schema';

const INDEX_KEY = Buffer.alloc(32, 3).toString('base64');
const ANNA = completeResidentId('44070319850612003');
const BO = completeResidentId('44070319900101123');

/** Insert-only, as the store is. */
class MemoryRepository {
  readonly entries = new Map<string, StoredAccess>();
  readonly claims = new Map<string, AccessClaim>();
  inserts = 0;
  failAfter = Infinity;

  find(person: string, year: number, k: number): Promise<StoredAccess | undefined> {
    return Promise.resolve(this.entries.get(`${person}:${year}:${k}`));
  }

  count(person: string, year: number): Promise<number> {
    return Promise.resolve([...this.entries.keys()].filter((id) => id.startsWith(`${person}:${year}:`)).length);
  }

  countKnown(person: string, year: number): Promise<number> {
    return this.count(person, year);
  }

  claim(wanted: AccessClaim): Promise<AccessClaim> {
    this.insert();
    const first = this.claims.get(wanted._id) ?? wanted;
    this.claims.set(first._id, first);
    return Promise.resolve(first);
  }

  put({ person, year, after }: AccessPlace, toEntry: (id: string) => StoredAccess): Promise<void> {
    for (let k = after + 1; ; k += 1) {
      const entry = toEntry(`${person}:${year}:${k}`);
      this.insert();
      const standing = this.entries.get(entry._id);
      if (standing === undefined) this.entries.set(entry._id, entry);
      if ((standing ?? entry).key === entry.key) return Promise.resolve();
    }
  }

  private insert(): void {
    this.inserts += 1;
    if (this.inserts > this.failAfter) throw new Error('the process is gone');
  }
}

function setUp(): { log: AccessLog; repository: MemoryRepository } {
  const repository = new MemoryRepository();
  const seal = createFieldSeal(Buffer.alloc(32, 7));
  return { log: new AccessLog(repository as unknown as AccessRepository, seal, { INDEX_KEY }), repository };
}

const access = (key: string, change: Partial<NewAccess> = {}): NewAccess => ({
  key, idNumbers: [ANNA], reader: { ref: 'staff-reference-1', role: 'clerk', office: '440703' },
  purpose: 'handle-case', what: 'application', applicationId: 'application-1', ...change,
}); // prettier-ignore

const at = (text: string): Date => new Date(text);
const NOW = at('2026-03-02T01:00:00.000Z');

describe('AccessLog', () => {
  it('tells a person who read their data, when, what for and by which law, newest first', async () => {
    const { log } = setUp();
    await log.record(access('a'), at('2026-03-01T01:00:00.000Z'));
    await log.record(access('b', { purpose: 'audit', reader: { ref: 'r2', role: 'auditor', office: '' } }), NOW);
    const { accesses, total } = await log.list(ANNA, 20, 0, NOW);
    expect(total).toBe(2);
    expect(accesses).toMatchObject([
      {
        at: NOW.toISOString(),
        role: 'auditor',
        purpose: 'audit',
        basis: expect.stringContaining('第五十四条') as string,
      },
      {
        role: 'clerk',
        office: '440703',
        purpose: 'handle-case',
        purposeText: PURPOSES[0].text,
        applicationId: 'application-1',
      },
    ]);
  });

  it('never says by name who it was, and keeps neither number nor reference readable', async () => {
    const { log, repository } = setUp();
    await log.record(access('a'), NOW);
    const kept = JSON.stringify([[...repository.entries], [...repository.claims]]);
    expect(kept).not.toMatch(new RegExp(`${ANNA}|staff-reference-1|${sha256Hex(ANNA)}`));
    expect(JSON.stringify(await log.list(ANNA, 20, 0, NOW))).not.toContain('staff-reference-1');
  });

  it('records one reading once: repeated, at once, and after a process that died in between', async () => {
    const { log, repository } = setUp();
    await log.record(access('before'), NOW);
    repository.failAfter = repository.inserts + 2;
    await expect(log.record(access('a', { idNumbers: [ANNA, BO] }), NOW)).rejects.toThrow('gone');
    repository.failAfter = Infinity;
    await log.record(access('between'), NOW);
    const repeat = () => log.record(access('a', { idNumbers: [ANNA, BO] }), at('2026-03-09T01:00:00.000Z'));
    await Promise.all([repeat(), repeat(), repeat()]);
    expect((await log.list(ANNA, 20, 0, NOW)).total).toBe(3);
    const { accesses, total } = await log.list(BO, 20, 0, NOW);
    expect([total, accesses[0]?.at]).toEqual([1, NOW.toISOString()]);
  });

  it('takes one insert, and one for each person', async () => {
    const { log, repository } = setUp();
    await log.record(access('a', { idNumbers: [ANNA, ANNA.toLowerCase()] }), NOW);
    expect(repository.inserts).toBe(2);
    await log.record(access('b', { idNumbers: [] }), NOW);
    expect(repository.inserts).toBe(2);
  });

  it('records of one person under a key once, and of another who is found later too', async () => {
    const { log } = setUp();
    const {
      idNumbers: [],
      ...about
    } = access('verify', { what: 'food-safety-bars,food-safety-staff' });
    await log.recordAbout(ANNA, about);
    await Promise.all([log.recordAbout(ANNA, about), log.recordAbout(BO, about)]);
    for (const person of [ANNA, BO]) {
      expect(await log.list(person, 20, 0)).toMatchObject({ total: 1, accesses: [{ what: about.what }] });
    }
  });

  it('lists by page, over the turn of the year in China', async () => {
    const { log } = setUp();
    // 2025-12-31 15:59 UTC is still 2025 in China, a minute later it is not.
    for (const [key, time] of [
      ['a', '2024-06-01T00:00:00Z'],
      ['b', '2025-12-31T15:59:59Z'],
      ['c', '2025-12-31T16:00:00Z'],
      ['d', '2026-01-02T00:00:00Z'],
    ] as const)
      await log.record(access(key, { applicationId: key }), at(time));
    const pageOf = async (limit: number, offset: number) =>
      (await log.list(ANNA, limit, offset, NOW)).accesses.map(({ applicationId }) => applicationId);
    expect(await pageOf(20, 0)).toEqual(['d', 'c', 'b', 'a']);
    expect([await pageOf(2, 0), await pageOf(2, 2), await pageOf(2, 3), await pageOf(2, 4)]).toEqual([
      ['d', 'c'], ['b', 'a'], ['a'], [],
    ]); // prettier-ignore
  });

  it('shows nobody the readings of somebody else', async () => {
    const { log } = setUp();
    await log.record(access('a'), NOW);
    expect(await log.list(BO, 20, 0, NOW)).toEqual({ accesses: [], total: 0 });
  });
});

describe('startOfYear', () => {
  it.each([
    ['2025-12-31T15:59:59.999Z', '2024-12-31T16:00:00.000Z'],
    ['2025-12-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
  ])('of %s', (instant, start) => {
    expect(new Date(startOfYear(Date.parse(instant))).toISOString()).toBe(start);
  });
});
