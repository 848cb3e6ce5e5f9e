import { setTimeout as wait } from 'node:timers/promises';
import { type RegistryClient } from './registry-client';
import { type RegistryReply } from './registry-question';
import { envelope, openRegistryServer, PERSON, type RegistryServer, say } from './testing/registry-server';

const OPEN_MS = 400;
const down = say('{}', 503);
const broken: RegistryServer['answer'] = (_, response) => response.destroy();

let registry: RegistryServer;
let registries: RegistryClient;
let before = 0;
const calls = (): number => registry.calls - before;

beforeAll(async () => {
  registry = await openRegistryServer();
});
afterEach(() => registries.close());
afterAll(() => registry.close());

function given(...[changes, url, log]: Parameters<RegistryServer['client']>): void {
  registries = registry.client(changes, url, log);
  before = registry.calls;
}

/** About a person nobody has asked about yet: nothing is answered from memory. */
let asked = 0;
const answerAny: RegistryServer['answer'] = (request, response) => {
  const idNumber = /persons\/(\d+)/.exec(request.url ?? '')?.[1];
  say(JSON.stringify({ ...envelope, record: { ...PERSON, idNumber } }))(request, response);
};
function ask(): Promise<RegistryReply> {
  asked += 1;
  return registries.ask({ source: 'population', path: `/persons/${String(asked)}` });
}
const askMany = async (n: number): Promise<string[]> =>
  (await Promise.all(Array.from({ length: n }, ask))).map(({ kind }) => kind);

describe('retries', () => {
  it('mends one dropped connection within the question', async () => {
    given({ pauseMs: { first: 1, most: 5 } });
    let n = 0;
    registry.answer = (request, response) => { (n++ === 0 ? broken : answerAny)(request, response); }; // prettier-ignore
    await expect(ask()).resolves.toMatchObject({ kind: 'answered' });
    expect(calls()).toBe(2);
  });

  it.each([401, 404, 410])('does not repeat what answers %i: seconds will not change it', async (status) => {
    given({ pauseMs: { first: 1, most: 5 } });
    registry.answer = say('{}', status);
    await expect(ask()).resolves.toMatchObject({ kind: 'silent' });
    expect(calls()).toBe(1);
  });

  it('does not repeat what has used up its time', async () => {
    given({ deadlineMs: 120 });
    registry.answer = () => undefined;
    await expect(ask()).resolves.toMatchObject({ kind: 'silent' });
    expect(calls()).toBe(1);
  });

  it('are at most a share of the questions, however many fail', async () => {
    given({ pauseMs: { first: 1, most: 2 }, breaker: { failures: 1_000, openMs: 1, mostOpenMs: 1 } });
    registry.answer = down;
    for (let n = 0; n < 50; n += 1) await ask();
    // One that a new process may spend, and a tenth of fifty.
    expect(calls()).toBe(50 + 6);
  });

  it('leave the registry alone for as long as it asks, and its other questions too', async () => {
    given({ deadlineMs: 2_500, pauseMs: { first: 1, most: 2 } });
    const times: number[] = [];
    registry.answer = (request, response) => {
      times.push(performance.now());
      (times.length === 1 ? say('{}', 429, { 'retry-after': '1' }) : answerAny)(request, response);
    };
    const first = ask();
    while (calls() === 0) await wait(5);
    await wait(50);
    await expect(ask()).resolves.toMatchObject({ kind: 'answered' });
    await expect(first).resolves.toMatchObject({ kind: 'answered' });
    expect(calls()).toBe(3);
    expect(Math.min(...times.slice(1)) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('do not wait for longer than the question lasts', async () => {
    given({ deadlineMs: 500 });
    registry.answer = say('{}', 503, { 'retry-after': '30' });
    const began = performance.now();
    await expect(ask()).resolves.toMatchObject({ kind: 'silent' });
    expect(performance.now() - began).toBeLessThan(450);
    expect(registries.findAway(['population'])).toMatchObject({ kind: 'silent', source: 'population' });
    await expect(ask()).resolves.toMatchObject({ kind: 'silent' });
    expect(calls()).toBe(1);
  });
});

describe('the breaker', () => {
  const policy = { retries: 0, breaker: { failures: 3, openMs: OPEN_MS, mostOpenMs: OPEN_MS } };
  const log = { info: jest.fn(), warn: jest.fn() };

  it('opens after failures in a row, lets one probe through, closes when that is answered, and says so', async () => {
    given(policy, undefined, log);
    registry.answer = down;
    for (let n = 0; n < 10; n += 1) await ask();
    expect(calls()).toBe(3);
    expect(registries.states()).toMatchObject([
      { source: 'population', breaker: 'open', questions: 10, answered: 0, attempts: 3 },
    ]);
    expect(log.warn.mock.calls).toEqual([[{ source: 'population' }, 'registry breaker opened']]);

    expect(registries.findAway(['premises'])).toBeUndefined();
    expect(registries.findAway(['premises', 'population'])).toMatchObject({ kind: 'silent', source: 'population' });

    await wait(OPEN_MS + 20);
    // A probe is due: somebody has to ask.
    expect(registries.findAway(['population'])).toBeUndefined();
    expect(await askMany(5)).toEqual(Array(5).fill('silent'));
    expect(calls()).toBe(4);
    expect(log.warn).toHaveBeenCalledTimes(1);

    registry.answer = answerAny;
    await wait(OPEN_MS + 20);
    expect(await askMany(5)).toEqual(Array(5).fill('answered'));
    const [state] = registries.states();
    expect(state?.breaker).toBe('closed');
    expect(Date.parse(state?.closedAt ?? '')).toBeGreaterThan(Date.parse(state?.openedAt ?? ''));
    expect(log.info.mock.calls).toEqual([[{ source: 'population' }, 'registry breaker closed']]);
  });

  it('is one for each registry', async () => {
    given(policy);
    registry.answer = (request, response) => {
      (request.url?.includes('population') === true ? down : say(JSON.stringify({ ...envelope, source: 'premises', record: null })))(request, response);
    }; // prettier-ignore
    for (let n = 0; n < 5; n += 1) await ask();
    await expect(registries.ask({ source: 'premises', path: '/GD1' })).resolves.toMatchObject({ kind: 'answered' });
    expect(registries.states().map(({ source, breaker }) => [source, breaker])).toEqual([
      ['population', 'open'],
      ['premises', 'closed'],
    ]);
  });

  it('stays closed for answers that are of no use: the registry is there', async () => {
    given(policy);
    registry.answer = say('<html>');
    for (let n = 0; n < 6; n += 1) await expect(ask()).resolves.toMatchObject({ kind: 'malformed' });
    expect(registries.states()[0]?.breaker).toBe('closed');
  });
});

describe('the line', () => {
  it('asks a few at a time, lets some wait, and is silent at once to the rest', async () => {
    given({ parallel: 2, queue: 3 });
    const waiting: (() => void)[] = [];
    let most = 0;
    let now = 0;
    registry.answer = (request, response) => {
      now += 1;
      most = Math.max(most, now);
      waiting.push(() => { now -= 1; answerAny(request, response); }); // prettier-ignore
    };
    const kinds = askMany(7);
    for (let released = 0; released < 5; released += 1) {
      while (waiting.length === 0) await wait(2);
      waiting.shift()?.();
    }
    expect((await kinds).sort()).toEqual([
      'answered',
      'answered',
      'answered',
      'answered',
      'answered',
      'silent',
      'silent',
    ]);
    expect(most).toBe(2);
    expect(calls()).toBe(5);
  });

  it('does not send what has waited too long, nor hold it against the registry', async () => {
    given({ parallel: 1, queue: 10, deadlineMs: 100, breaker: { failures: 2, openMs: 1_000, mostOpenMs: 1_000 } });
    registry.answer = () => undefined;
    expect(await askMany(4)).toEqual(Array(4).fill('silent'));
    await wait(30);
    expect(calls()).toBe(1);
    expect(registries.states()[0]?.breaker).toBe('closed');
  });
});
