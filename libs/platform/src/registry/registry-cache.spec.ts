import { RegistryCache } from './registry-cache';
import { type RegistryClient } from './registry-client';
import { DESCRIBED_SOURCES, getFreshness } from './registry-freshness';
import { envelope, openRegistryServer, type PERSON, type RegistryServer, say } from './testing/registry-server';

const answered = { kind: 'answered', ...envelope, replySha256: 'a', cached: false } as const;
const DAY_MS = 86_400_000;

describe('RegistryCache', () => {
  let now = 0;
  let cache: RegistryCache;
  beforeEach(() => {
    now = 1;
    cache = new RegistryCache(() => now);
  });
  afterEach(() => {
    cache.clear();
  });

  it.each(DESCRIBED_SOURCES)('keeps an answer of %s for as long as its purpose allows, and no longer', (source) => {
    for (const purpose of ['display', 'decision'] as const) {
      now = 1;
      cache.put(source, 'key', 'decision', answered);
      now = getFreshness(source)[purpose] * 1_000;
      expect(cache.find(source, 'key', purpose)).toEqual({ ...answered, cached: true });
      now += 1;
      expect(cache.find(source, 'key', purpose)).toBeUndefined();
    }
  });

  it('never makes evidence of what was asked for display', () => {
    cache.put('population', 'key', 'display', answered);
    expect(cache.find('population', 'key', 'display')).toBeDefined();
    expect(cache.find('population', 'key', 'decision')).toBeUndefined();
  });

  it('forgets sooner that there is no such record', () => {
    cache.put('population', 'key', 'decision', { ...answered, record: null });
    now += getFreshness('population').absent * 1_000;
    expect(cache.find('population', 'key', 'display')).toBeUndefined();
  });

  it('keeps nothing of a source that nobody has described', () => {
    cache.put('taxes', 'key', 'decision', answered);
    expect(cache.find('taxes', 'key', 'display')).toBeUndefined();
  });

  it('is bounded: the least used go first', () => {
    for (let n = 0; n <= 5_000; n += 1) cache.put('population', `key-${String(n)}`, 'decision', answered);
    expect(cache.find('population', 'key-0', 'display')).toBeUndefined();
    expect(cache.find('population', 'key-5000', 'display')).toBeDefined();
  });
});

describe('freshness', () => {
  it.each(DESCRIBED_SOURCES)('is never longer for a decision than for display, and has a reason: %s', (source) => {
    const { display, decision, absent, reason } = getFreshness(source);
    expect(decision).toBeLessThanOrEqual(display);
    expect(absent).toBeLessThanOrEqual(display);
    expect(decision).toBeGreaterThan(0);
    expect(display * 1_000).toBeLessThanOrEqual(DAY_MS);
    expect(reason.length).toBeGreaterThan(20);
  });
});

describe('a question asked again', () => {
  let registry: RegistryServer;
  let registries: RegistryClient;
  let before = 0;
  const calls = (): number => registry.calls - before;
  const ask = (purpose?: 'display' | 'decision', path = '/persons/1') =>
    registries.ask({ source: 'population', path, purpose });

  beforeAll(async () => {
    registry = await openRegistryServer();
  });
  beforeEach(() => {
    registry.answer = say(JSON.stringify(envelope));
    registries = registry.client();
    before = registry.calls;
  });
  afterEach(() => registries.close());
  afterAll(() => registry.close());

  it('is answered from memory with the evidence of the first exchange', async () => {
    const first = await ask();
    await expect(ask()).resolves.toEqual({ ...first, cached: true });
    await expect(ask('display')).resolves.toEqual({ ...first, cached: true });
    expect(calls()).toBe(1);
    expect(registries.states()).toMatchObject([{ questions: 3, answered: 3, attempts: 1 }]);
  });

  it('goes out again when it is for a decision and was for display', async () => {
    await ask('display');
    await expect(ask()).resolves.toMatchObject({ cached: false });
    expect(calls()).toBe(2);
  });

  it('shares the exchange that is under way, but not one for another purpose', async () => {
    const replies = await Promise.all([ask(), ask(), ask('display'), ask()]);
    expect(calls()).toBe(2);
    expect(replies.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered', 'answered']);
  });

  it('keeps different questions apart, by body too', async () => {
    await ask();
    await ask('decision', '/persons/1?name=b');
    for (const idNumber of ['1', '2']) {
      const body = { subjects: [{ idNumber }] };
      await registries.ask({ source: 'food-safety-bars', path: '/checks', body });
    }
    expect(calls()).toBe(4);
  });

  it('is asked again after a silence', async () => {
    registry.answer = say('{}', 404);
    await ask();
    registry.answer = say(JSON.stringify(envelope));
    await expect(ask()).resolves.toMatchObject({ kind: 'answered', cached: false });
  });

  it('gives everybody the same record, which nobody can change', async () => {
    const reply = await ask();
    expect(() => {
      ((reply as { record: typeof PERSON }).record as { alive: boolean }).alive = false;
    }).toThrow(TypeError);
  });
});
