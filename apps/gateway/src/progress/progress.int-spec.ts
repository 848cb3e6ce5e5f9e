import { randomUUID } from 'node:crypto';
import { type LedgerRecord } from '@licensing/domain';
import { type LicenceEvent } from '@licensing/platform';
import { type Browser } from '../testing/browser';
import { GatewayHarness, OWNER, STRANGER } from '../testing/gateway-harness.module';
import { sampleCreditCode } from '../testing/sample-form';

// The library is an ES module only: here it is compiled, and loaded without a dynamic import.
jest.mock('../sign-in/oidc-library', () => ({
  ...jest.requireActual<object>('../sign-in/oidc-library'),
  loadOidcLibrary: () => Promise.resolve(jest.requireActual<object>('openid-client')),
}));
// A topic of its own, so that no other consumer takes what is made up here.
jest.mock('@licensing/contracts', () => ({
  ...jest.requireActual<object>('@licensing/contracts'),
  EVENTS_TOPIC: `licensing.events.gateway-${process.pid}-progress`,
}));

const TIME = '2026-03-02T01:00:00.000Z';
const FACTS: readonly [type: string, data: object][] = [
  ['licensing.application.submitted.v1', {}],
  ['licensing.application.verified.v1', { outcome: 'proved', reasons: [], evidence: [] }],
  ['licensing.application.gathered.v1', { outcome: 'complete', reasons: [], evidence: [] }],
  ['licensing.application.decided.v1', { outcome: 'grant', findings: [] }],
  ['licensing.certificate.issued.v1', { licence: { number: 'JY-NUMBER' } }],
];
const hashOf = (n: number): string => String(n).padStart(64, '0');

const harness = new GatewayHarness(process.env, sampleCreditCode());
let owner: Browser;

beforeAll(async () => {
  await harness.start();
  owner = await harness.signedIn(OWNER);
  await untilWatching();
});
afterAll(() => harness.stop());

function recordOf(applicationId: string, n: number): LedgerRecord {
  const [type, data] = FACTS[n - 1]!;
  return {
    id: `${applicationId}:${n}`,
    applicationId,
    n,
    type,
    time: TIME,
    actor: { kind: 'system', service: 'spec' },
    data,
    hash: hashOf(n),
    previousHash: hashOf(n - 1),
  } as unknown as LedgerRecord;
}

/** As casework does: first the ledger, then the topic. */
async function append(applicationId: string, ...numbers: number[]): Promise<void> {
  const records = numbers.map((n) => recordOf(applicationId, n));
  harness.neighbours.cases.get(applicationId)!.records.push(...records);
  await harness.publish(...records.map(toEvent));
}

function toEvent({ id, applicationId, type, time, data, n, hash, previousHash }: LedgerRecord): LicenceEvent {
  return {
    id,
    type,
    source: '/spec',
    subject: applicationId,
    time,
    correlationId: 'spec-correlation',
    data: { ...data, n, hash, previousHash },
  };
}

function begin(subject = OWNER.sub): string {
  const applicationId = randomUUID();
  const response = {
    applicationId,
    licenceType: 'food-business',
    creditCode: 'C',
    submittedAt: TIME,
    divisionCode: '440703',
  };
  harness.neighbours.cases.set(applicationId, { subject, response, records: [] });
  return applicationId;
}

/** Reads a stream to its end, or to the first event that `until` likes. */
async function follow(
  browser: Browser,
  applicationId: string,
  headers: Record<string, string> = {},
  seen: (text: string) => void = () => undefined,
): Promise<string> {
  const response = await browser.open(`/v1/applications/${applicationId}/progress`, { headers });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('x-correlation-id')).toBeTruthy();
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    seen(text);
  }
  return text;
}

const idsIn = (text: string): string[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id!);

/** The consumer joins its group in the background: wait until what is published is seen. */
async function untilWatching(): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const id = begin();
    harness.neighbours.cases.get(id)!.records.push(recordOf(id, 1));
    const since = harness.neighbours.calls.length;
    const waiting = owner.ask('GET', `/v1/applications/${id}?wait=1`);
    await harness.publish(toEvent({ ...recordOf(id, 5) }));
    await waiting;
    if (harness.neighbours.calls.slice(since).filter((name) => name === 'getApplication').length > 1) return;
  }
  throw new Error('no event is seen');
}

describe('progress', () => {
  it('replays what is past, goes on live, and ends', async () => {
    const id = begin();
    await append(id, 1, 2);
    let step = 0;
    const text = await follow(owner, id, {}, (so_far) => {
      if (step === 0 && idsIn(so_far).length === 2) { step = 1; void append(id, 3); }
      if (step === 1 && idsIn(so_far).length === 3) { step = 2; void append(id, 4, 5); }
    }); // prettier-ignore
    expect(idsIn(text)).toEqual(['1', '2', '3', '4', '5']);
    expect(text).toMatch(/event: end\ndata: .*"state":"issued".*\n\n$/);
  });

  it('goes on after what the reader has', async () => {
    const id = begin();
    await append(id, 1, 2, 3, 4, 5);
    expect(idsIn(await follow(owner, id, { 'last-event-id': '3' }))).toEqual(['4', '5']);
    expect(idsIn(await follow(owner, id, { 'last-event-id': '3 or so' }))).toEqual(['1', '2', '3', '4', '5']);
    expect(await follow(owner, id, { 'last-event-id': '99' })).toMatch(/^event: end/);
  });

  it('serves sixty readers from the events, without asking casework for each step', async () => {
    const id = begin();
    await append(id, 1);
    let joined = 0;
    const readers = Array.from({ length: 60 }, () => {
      let counted = false;
      return follow(owner, id, {}, (text) => {
        if (!counted && idsIn(text).length === 1) { counted = true; joined += 1; }
      }); // prettier-ignore
    });
    while (joined < 60) await new Promise((resolve) => setTimeout(resolve, 20));
    const before = harness.neighbours.calls.length;
    for (const n of [2, 3, 4, 5]) await append(id, n);
    for (const text of await Promise.all(readers)) expect(idsIn(text)).toEqual(['1', '2', '3', '4', '5']);
    expect(harness.neighbours.calls.length - before).toBeLessThanOrEqual(60);
  }, 60_000);

  it('is nobody else’s', async () => {
    const id = begin();
    const stranger = await harness.signedIn(STRANGER);
    expect((await stranger.ask('GET', `/v1/applications/${id}/progress`)).json).toMatchObject({ status: 404 });
    expect((await stranger.ask('GET', `/v1/applications/${id}`)).json).toMatchObject({ status: 404 });
    expect((await harness.browser().ask('GET', `/v1/applications/${id}/progress`)).json).toMatchObject({ status: 401 });
  });
});

describe('a held status request', () => {
  it('is answered when the application is settled', async () => {
    const id = begin();
    await append(id, 1);
    const held = owner.ask('GET', `/v1/applications/${id}?wait=20`);
    await append(id, 2, 3, 4, 5);
    const began = Date.now();
    const { json } = await held;
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(json).toMatchObject({ status: { state: 'issued', settled: true, licenceNumber: 'JY-NUMBER' } });
    expect((json['steps'] as { state: string }[]).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    expect((json['history'] as { n: number }[]).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is answered as things stand when the time is over', async () => {
    const id = begin();
    await append(id, 1);
    expect((await owner.ask('GET', `/v1/applications/${id}?wait=1`)).json).toMatchObject({
      status: { state: 'verifying', settled: false },
    });
  });

  it.each(['-1', '31', 'x', '1.5'])('may not be held for %s', async (wait) => {
    expect((await owner.ask('GET', `/v1/applications/${begin()}?wait=${wait}`)).json).toMatchObject({
      status: 422,
      problems: expect.arrayContaining([expect.objectContaining({ pointer: '/wait' })]) as object[],
    });
  });
});

describe('without the broker', () => {
  it('looks at the ledger instead', async () => {
    const { app, origin } = await harness.startGateway({ KAFKA_BROKERS: '127.0.0.1:11' });
    const browser = harness.browser(origin);
    owner.cookies.forEach((value, name) => browser.cookies.set(name, value));
    const id = begin();
    harness.neighbours.cases.get(id)!.records.push(recordOf(id, 1));
    const text = await follow(browser, id, {}, (so_far) => {
      const { records } = harness.neighbours.cases.get(id)!;
      if (idsIn(so_far).length === 1 && records.length === 1) records.push(...[2, 3, 4, 5].map((n) => recordOf(id, n)));
    });
    expect(idsIn(text)).toEqual(['1', '2', '3', '4', '5']);
    expect((await browser.ask('GET', '/health/ready')).json).toMatchObject({
      status: 'not ready',
      parts: { kafka: 'down', store: 'up' },
    });
    await app.close();
  }, 60_000);
});

describe('stopping', () => {
  it('asks readers to come back, and answers what is in flight', async () => {
    const { app, origin } = await harness.startGateway();
    const browser = harness.browser(origin);
    owner.cookies.forEach((value, name) => browser.cookies.set(name, value));
    const id = begin();
    harness.neighbours.cases.get(id)!.records.push(recordOf(id, 1));
    const held = browser.ask('GET', `/v1/applications/${id}?wait=25`);
    let closing: Promise<void> | undefined;
    const text = await follow(browser, id, {}, (so_far) => {
      if (idsIn(so_far).length === 1) closing ??= app.close();
    });
    expect(text).toMatch(/retry: 1000\n/);
    expect(text).not.toContain('event: end');
    expect((await held).json).toMatchObject({ status: { state: 'verifying' } });
    await closing;
    await expect(fetch(`${origin}/health/live`)).rejects.toThrow();
  }, 60_000);
});
