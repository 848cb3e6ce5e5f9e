import { type IncomingMessage, type ServerResponse } from 'node:http';
import { sha256Hex } from '../crypto/hashes';
import { type RegistryClient } from './registry-client';
import { envelope, openRegistryServer, PERSON, type RegistryServer, say } from './testing/registry-server';

const TIMEOUT_MS = 300;

let registry: RegistryServer;
let registries: RegistryClient;

beforeAll(async () => {
  registry = await openRegistryServer();
});
beforeEach(() => {
  registries = registry.client({ deadlineMs: TIMEOUT_MS, retries: 0 });
});
afterEach(() => registries.close());
afterAll(() => registry.close());

const ask = (): ReturnType<RegistryClient['ask']> =>
  registries.ask({ source: 'population', path: '/persons/1?name=a' });

describe('createRegistryClient', () => {
  it('gives the record with its evidence: request, time, and the hash of the bytes', async () => {
    const body = ` ${JSON.stringify(envelope)}\n`;
    registry.answer = say(body);
    await expect(ask()).resolves.toEqual({
      kind: 'answered',
      ...envelope,
      cached: false,
      replySha256: sha256Hex(body),
    });
  });

  it('takes null for an answer: the registry knows no such record', async () => {
    registry.answer = say(JSON.stringify({ ...envelope, record: null }));
    await expect(ask()).resolves.toMatchObject({ kind: 'answered', record: null });
  });

  it('sends the key and a new request id each time; a body makes it a JSON POST', async () => {
    const seen: unknown[] = [];
    registry.answer = (request, response) => {
      const { method, url, headers } = request;
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const id = headers['x-request-id'];
        seen.push({ method, url, key: headers['x-api-key'], type: headers['content-type'], id, body });
        say(JSON.stringify(envelope))(request, response);
      });
    };
    await ask();
    const body = { subjects: [{ idNumber: '1' }] };
    await registries.ask({ source: 'food-safety-bars', path: '/checks', body });
    const id = expect.stringMatching(/^[\da-f-]{36}$/) as unknown;
    const key = 'key';
    expect(seen).toEqual([
      { method: 'GET', url: '/registries/population/persons/1?name=a', key, type: undefined, id, body: '' },
      {
        method: 'POST', url: '/registries/food-safety-bars/checks', key, type: 'application/json', id,
        body: JSON.stringify(body),
      },
    ]); // prettier-ignore
    expect(new Set(seen.map((request) => (request as { id: string }).id)).size).toBe(2);
  });

  it.each([
    ['no JSON', '<html>'],
    ['an empty body', ''],
    ['half of an answer', JSON.stringify(envelope).slice(0, -5)],
    ['null', 'null'],
    ['a list', JSON.stringify([envelope])],
    ['another source’s name', JSON.stringify({ ...envelope, source: 'premises' })],
    ['no source', JSON.stringify({ ...envelope, source: undefined })],
    ['no record at all', JSON.stringify({ ...envelope, record: undefined })],
    ['no time', JSON.stringify({ ...envelope, asOf: undefined })],
    ['no request id', JSON.stringify({ ...envelope, requestId: 7 })],
    ['a record without its members', JSON.stringify({ ...envelope, record: {} })],
    ['a record about somebody else', JSON.stringify({ ...envelope, record: { ...PERSON, idNumber: '2' } })],
  ])('%s is malformed: neither an answer nor silence, and never kept', async (_, text) => {
    registry.answer = say(text);
    const requestId = expect.any(String) as string;
    await expect(ask()).resolves.toEqual({ kind: 'malformed', source: 'population', requestId });
    registry.answer = say(JSON.stringify(envelope));
    await expect(ask()).resolves.toMatchObject({ kind: 'answered', cached: false });
  });

  it.each([400, 422])('a question refused with %i is malformed: it would be refused for ever', async (status) => {
    registry.answer = say('{}', status);
    await expect(ask()).resolves.toMatchObject({ kind: 'malformed' });
  });

  it.each(['/persons/..', '/persons/.', '/../x', '/persons/..?name=a'])('does not send %s anywhere', async (path) => {
    const before = registry.calls;
    await expect(registries.ask({ source: 'population', path })).resolves.toMatchObject({ kind: 'malformed' });
    expect(registry.calls).toBe(before);
  });

  const silence: [string, RegistryServer['answer']][] = [
    ['answers 503', say('{}', 503)],
    ['answers 404', say('{}', 404)],
    ['sends somewhere else', (_, response) => { response.writeHead(302, { location: '/' }).end(); }],
    ['closes the connection', (_, response) => { response.destroy(); }],
    ['closes it halfway', (_, response) => { response.writeHead(200).write('{'); setImmediate(() => { response.destroy(); }); }],
    ['never begins to answer', () => undefined],
    ['never ends its answer', (_, response) => { response.writeHead(200).write('{'); }],
    ['trickles for ever', trickle],
    ['sends without end', flood],
  ]; // prettier-ignore

  it.each(silence)('is silent, and within its time, when the registry %s', async (_, behave) => {
    registry.answer = behave;
    const began = Date.now();
    const reply = await ask();
    expect(reply).toEqual({ kind: 'silent', source: 'population', since: expect.any(String) as string });
    expect(reply.kind === 'silent' && Date.parse(reply.since)).toBeGreaterThanOrEqual(began);
    expect(Date.now() - began).toBeLessThan(TIMEOUT_MS * 3);
  });

  it('is silent when nobody listens', async () => {
    const nobody = registry.client({ deadlineMs: TIMEOUT_MS }, 'http://127.0.0.1:1');
    await expect(nobody.ask({ source: 'population', path: '/persons/1' })).resolves.toMatchObject({ kind: 'silent' });
    await nobody.close();
  });

  it('dates a silence from its first question, until the registry answers again', async () => {
    registry.answer = say('{}', 404);
    const first = await ask();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(ask()).resolves.toEqual(first);
    expect(registries.states()).toMatchObject([{ silentSince: (first as { since: string }).since }]);
    registry.answer = say(JSON.stringify({ ...envelope, record: null }));
    await ask();
    expect(registries.states()[0]?.silentSince).toBeUndefined();
    registry.answer = say('{}', 404);
    const later = await registries.ask({ source: 'population', path: '/persons/2' });
    expect((later as { since: string }).since > (first as { since: string }).since).toBe(true);
  });
});

/** Sends a byte now and then: each pause is shorter than the timeout, all together are not. */
function trickle(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), TIMEOUT_MS / 5);
  response.on('close', () => { clearInterval(timer); }); // prettier-ignore
}

function flood(_: IncomingMessage, response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  };
  response.on('drain', more);
  response.writeHead(200);
  more();
}
