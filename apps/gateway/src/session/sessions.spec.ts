import { createFieldSeal, sha256Hex } from '@licensing/platform';
import { LastSeen } from './last-seen';
import { type SignedInAs } from './session';
import { cookieNameFor, cookieOptionsFor } from './session-cookie';
import { type SessionRepository } from './session.repository';
import { type StoredSession } from './session.schema';
import { Sessions } from './sessions';

const person = { subject: 'sub-1', name: '陈晓明', idNumber: 'ID-NUMBER-1', assurance: 'real-name' };
const applicant: SignedInAs = { person, roles: [], office: '', staffRef: '', factor: 'none' };
const clerk: SignedInAs = { person, roles: ['clerk'], office: '440703', staffRef: 'ref', factor: 'proved' };

class MemoryRepository {
  readonly stored = new Map<string, StoredSession>();
  readonly slots: { personRef: string; session: string; createdAt: Date }[] = [];
  readonly uses = new Set<string>();
  reads = 0;
  writes = 0;

  insert(session: StoredSession): Promise<void> {
    this.stored.set(session._id, session);
    return Promise.resolve();
  }

  find(id: string): Promise<StoredSession | undefined> {
    this.reads += 1;
    return Promise.resolve(this.stored.get(id));
  }

  remove(id: string, windows: readonly number[] = []): Promise<void> {
    this.stored.delete(id);
    for (const window of windows) this.uses.delete(`${id}:${window}`);
    return Promise.resolve();
  }

  append(personRef: string, session: string, createdAt: Date): Promise<void> {
    this.slots.push({ personRef, session, createdAt });
    return Promise.resolve();
  }

  listSince(personRef: string, since: Date): Promise<string[]> {
    const own = this.slots.filter((slot) => slot.personRef === personRef && slot.createdAt >= since);
    return Promise.resolve(own.map(({ session }) => session).reverse());
  }

  noteUse(id: string, window: number): Promise<void> {
    this.writes += 1;
    this.uses.add(`${id}:${window}`);
    return Promise.resolve();
  }

  wasUsedIn(id: string, window: number): Promise<boolean> {
    this.reads += 1;
    return Promise.resolve(this.uses.has(`${id}:${window}`));
  }
}

const config = {
  PUBLIC_URL: 'http://localhost:4000', SESSION_TTL_SECONDS: 7_200, SESSION_IDLE_SECONDS: 1_800,
  INDEX_KEY: Buffer.alloc(32, 8).toString('base64'),
}; // prettier-ignore

/** One process; several may share a repository. */
function setUp(repository = new MemoryRepository()): { sessions: Sessions; repository: MemoryRepository } {
  const seal = createFieldSeal(Buffer.alloc(32, 7));
  const asRepository = repository as unknown as SessionRepository;
  return { sessions: new Sessions(asRepository, new LastSeen(asRepository), seal, config), repository };
}

/** Time goes on by this much. */
const pass = (ms: number): void => {
  jest.useFakeTimers({ now: Date.now() + ms });
};
const expired = { code: 'SESSION.EXPIRED' };

describe('Sessions', () => {
  afterEach(() => jest.useRealTimers());

  it('keeps the person sealed and the id only as a hash', async () => {
    const { sessions, repository } = setUp();
    const { id } = await sessions.open(applicant, 'Firefox');
    const [stored] = [...repository.stored.values()];
    expect(stored?._id).toBe(sha256Hex(id));
    const text = JSON.stringify([stored, repository.slots]);
    for (const secret of [id, person.idNumber, person.subject, 'Firefox']) expect(text).not.toContain(secret);
    expect(await sessions.get(id)).toMatchObject({ id, ...applicant, browser: 'Firefox' });
  });

  it('does not open one session’s content in another’s place', async () => {
    const { sessions, repository } = setUp();
    const [mine, theirs] = [await sessions.open(applicant, 'a'), await sessions.open(clerk, 'b')];
    const stored = repository.stored.get(sha256Hex(mine.id))!;
    stored.sealed = repository.stored.get(sha256Hex(theirs.id))!.sealed;
    await expect(sessions.get(mine.id)).rejects.toThrow();
  });

  it('gives a new id at each sign-in, and ends the one that it replaces', async () => {
    const { sessions } = setUp();
    const first = await sessions.open(applicant, 'a');
    await sessions.get(first.id);
    const second = await sessions.open(applicant, 'a', first.id);
    expect(first.id).not.toBe(second.id);
    expect(Buffer.from(first.id, 'base64url')).toHaveLength(32);
    await expect(sessions.get(first.id)).rejects.toMatchObject(expired);
    expect(await sessions.get(second.id)).toMatchObject({ id: second.id });
  });

  it('asks the store once in five seconds and writes nothing down in the first minutes', async () => {
    const { sessions, repository } = setUp();
    const { id } = await sessions.open(clerk, 'a');
    await sessions.get(id);
    await sessions.get(id);
    expect(repository.reads).toBe(1);
    pass(5_001);
    await sessions.get(id);
    expect(repository.reads).toBe(2);
    expect(repository.writes).toBeLessThanOrEqual(1);
  });

  it('writes a use down at most once in two minutes', async () => {
    const { sessions, repository } = setUp();
    const { id } = await sessions.open(applicant, 'a');
    for (let second = 0; second < 600; second += 6) {
      pass(6_000);
      await sessions.get(id);
    }
    expect(repository.writes).toBeGreaterThanOrEqual(4);
    expect(repository.writes).toBeLessThanOrEqual(6);
  });

  it('ends at sign-out at once, also for one that is still remembered', async () => {
    const { sessions } = setUp();
    const session = await sessions.open(applicant, 'a');
    await sessions.get(session.id);
    await sessions.end(session);
    await expect(sessions.get(session.id)).rejects.toMatchObject(expired);
  });

  it('ends five seconds later what another process ended', async () => {
    const { sessions, repository } = setUp();
    const { id } = await sessions.open(applicant, 'a');
    const session = await sessions.get(id);
    await setUp(repository).sessions.end(session);
    expect(await sessions.get(id)).toBe(session);
    pass(5_001);
    await expect(sessions.get(id)).rejects.toMatchObject(expired);
  });

  it('ends after its time, however busy', async () => {
    const { sessions, repository } = setUp();
    const { id } = await sessions.open(applicant, 'a');
    for (let minute = 10; minute <= 120; minute += 10) {
      await sessions.get(id);
      pass(10 * 60_000);
    }
    pass(1);
    await expect(sessions.get(id)).rejects.toMatchObject(expired);
    expect([repository.stored.size, repository.uses.size]).toEqual([0, 0]);
  });

  it.each([
    ['an applicant', applicant, 1_800],
    ['a member of staff, sooner', clerk, 900],
  ])('ends when %s was away for too long', async (_name, as, seconds) => {
    const { sessions, repository } = setUp();
    const { id } = await sessions.open(as, 'a');
    pass(seconds * 1_000 - 1_000);
    await sessions.get(id);
    pass(seconds * 1_000 - 1_000);
    await sessions.get(id);
    // The other process knows of the last use only what was written down, two minutes exactly.
    pass(seconds * 1_000 - 1_000);
    await setUp(repository).sessions.get(id);
    pass(seconds * 1_000 + 121_000);
    await expect(sessions.get(id)).rejects.toMatchObject(expired);
    await expect(setUp(repository).sessions.get(id)).rejects.toMatchObject(expired);
    expect(repository.stored.size).toBe(0);
  });

  it('notes a use again when writing it down failed', async () => {
    const { sessions, repository } = setUp();
    const { id } = await sessions.open(applicant, 'a');
    pass(130_000);
    const noteUse = jest.spyOn(repository, 'noteUse').mockRejectedValueOnce(new Error('store away'));
    await expect(sessions.get(id)).rejects.toThrow('store away');
    await sessions.get(id);
    expect(noteUse).toHaveBeenCalledTimes(2);
  });

  it('lists a person’s own sessions, newest first, and ends one or all others', async () => {
    const { sessions } = setUp();
    const other = { ...applicant, person: { ...person, subject: 'sub-2' } };
    const [a, b, c] = [
      await sessions.open(applicant, 'a'), await sessions.open(applicant, 'b'), await sessions.open(applicant, 'c'),
    ]; // prettier-ignore
    const foreign = await sessions.open(other, 'z');
    const list = async () => (await sessions.listOf('sub-1')).map(({ browser }) => browser);
    expect(await list()).toEqual(['c', 'b', 'a']);
    expect(await sessions.endDevice('sub-1', sessions.deviceIdOf(foreign))).toBe(false);
    expect(await sessions.endDevice('sub-1', sessions.deviceIdOf(b))).toBe(true);
    expect(await list()).toEqual(['c', 'a']);
    await expect(sessions.get(b.id)).rejects.toMatchObject(expired);
    await sessions.endOthers('sub-1', a);
    expect(await list()).toEqual(['a']);
    await expect(sessions.get(c.id)).rejects.toMatchObject(expired);
    expect(await sessions.get(foreign.id)).toMatchObject({ id: foreign.id });
  });

  it.each([undefined, ''])('says that there is none without a cookie (%p)', async (id) => {
    await expect(setUp().sessions.get(id)).rejects.toMatchObject({ code: 'SESSION.MISSING' });
    expect(await setUp().sessions.find(id)).toBeUndefined();
  });

  it.each(['x', '../../etc', 'A'.repeat(43), 'A'.repeat(5_000), '\u0000'])(
    'does not know a made-up cookie',
    async (id) => {
      await expect(setUp().sessions.get(id)).rejects.toMatchObject(expired);
    },
  );
});

describe('the session cookie', () => {
  it('is bound to the host over https', () => {
    expect(cookieNameFor('session', 'https://licensing.example')).toBe('__Host-session');
    expect(cookieOptionsFor('https://licensing.example')).toEqual({
      httpOnly: true, sameSite: 'lax', secure: true, path: '/',
    }); // prettier-ignore
  });

  it('works on a local address', () => {
    expect(cookieNameFor('session', 'http://localhost:4000')).toBe('session');
    expect(cookieOptionsFor('http://localhost:4000').secure).toBe(false);
  });
});
