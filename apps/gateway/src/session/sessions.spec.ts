import { createFieldSeal, sha256Hex } from '@licensing/platform';
import { cookieNameFor, cookieOptionsFor } from './session-cookie';
import { type SessionRepository } from './session.repository';
import { type StoredSession } from './session.schema';
import { Sessions } from './sessions';

const person = { subject: 'sub-1', name: '陈晓明', idNumber: 'ID-NUMBER-1', assurance: 'real-name' };

class MemoryRepository {
  readonly stored = new Map<string, StoredSession>();
  finds = 0;

  insert(session: StoredSession): Promise<void> {
    this.stored.set(session._id, session);
    return Promise.resolve();
  }

  find(id: string): Promise<StoredSession | undefined> {
    this.finds += 1;
    return Promise.resolve(this.stored.get(id));
  }

  remove(id: string): Promise<void> {
    this.stored.delete(id);
    return Promise.resolve();
  }
}

function setUp(): { sessions: Sessions; repository: MemoryRepository } {
  const repository = new MemoryRepository();
  const config = { PUBLIC_URL: 'http://localhost:4000', SESSION_TTL_SECONDS: 60 };
  const seal = createFieldSeal(Buffer.alloc(32, 7));
  return { sessions: new Sessions(repository as unknown as SessionRepository, seal, config), repository };
}

describe('Sessions', () => {
  afterEach(() => jest.useRealTimers());

  it('keeps the person sealed and the id only as a hash', async () => {
    const { sessions, repository } = setUp();
    const { id } = await sessions.open(person, []);
    const [stored] = [...repository.stored.values()];
    expect(stored?._id).toBe(sha256Hex(id));
    expect(JSON.stringify(stored)).not.toContain(id);
    expect(JSON.stringify(stored)).not.toContain(person.idNumber);
    expect(await sessions.get(id)).toMatchObject({ id, person, roles: [] });
  });

  it('gives a new id at each sign-in', async () => {
    const { sessions } = setUp();
    const [first, second] = [await sessions.open(person, []), await sessions.open(person, [])];
    expect(first.id).not.toBe(second.id);
    expect(Buffer.from(first.id, 'base64url')).toHaveLength(32);
  });

  it('asks the store once in five seconds', async () => {
    const { sessions, repository } = setUp();
    const { id } = await sessions.open(person, ['auditor']);
    await sessions.get(id);
    await sessions.get(id);
    expect(repository.finds).toBe(1);
    jest.useFakeTimers({ now: Date.now() + 5_001 });
    await sessions.get(id);
    expect(repository.finds).toBe(2);
  });

  it('ends at sign-out at once, also for one that is still remembered', async () => {
    const { sessions } = setUp();
    const session = await sessions.open(person, []);
    await sessions.get(session.id);
    await sessions.end(session);
    await expect(sessions.get(session.id)).rejects.toMatchObject({ code: 'SESSION.EXPIRED' });
  });

  it('ends after its time', async () => {
    const { sessions, repository } = setUp();
    const { id } = await sessions.open(person, []);
    await sessions.get(id);
    jest.useFakeTimers({ now: Date.now() + 60_001 });
    await expect(sessions.get(id)).rejects.toMatchObject({ code: 'SESSION.EXPIRED' });
    expect(repository.stored.size).toBe(0);
  });

  it.each([undefined, ''])('says that there is none without a cookie (%p)', async (id) => {
    await expect(setUp().sessions.get(id)).rejects.toMatchObject({ code: 'SESSION.MISSING' });
  });

  it.each(['x', '../../etc', 'A'.repeat(43), 'A'.repeat(5_000), '\u0000'])(
    'does not know a made-up cookie',
    async (id) => {
      await expect(setUp().sessions.get(id)).rejects.toMatchObject({ code: 'SESSION.EXPIRED' });
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
