import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { sha256Hex } from '../crypto/hashes';
import { createRegistryClient, type RegistryClient } from './registry-client';

const TIMEOUT_MS = 300;
const envelope = {
  requestId: 'r-1',
  source: 'population',
  asOf: '2026-03-02T01:00:00.000Z',
  record: { name: '样例甲' },
};

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let registries: RegistryClient;

beforeAll(async () => {
  server = createServer((request, response) => { answer(request, response); }); // prettier-ignore
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  registries = createRegistryClient({ url: `http://127.0.0.1:${String(port)}`, apiKey: 'key', timeoutMs: TIMEOUT_MS });
});

afterAll(async () => {
  server.closeAllConnections();
  await registries.close();
  await new Promise((resolve) => server.close(resolve));
});

const say = (text: string, status = 200) => (_: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
}; // prettier-ignore

const ask = (): ReturnType<RegistryClient['ask']> =>
  registries.ask({ source: 'population', path: '/persons/1?name=a' });

describe('createRegistryClient', () => {
  it('gives the record with its evidence: request, time, and the hash of the bytes', async () => {
    const text = ` ${JSON.stringify(envelope)}\n`;
    answer = say(text);
    await expect(ask()).resolves.toEqual({ kind: 'answered', ...envelope, replySha256: sha256Hex(text) });
  });

  it('takes null for an answer: the registry knows no such record', async () => {
    answer = say(JSON.stringify({ ...envelope, record: null }));
    await expect(ask()).resolves.toMatchObject({ kind: 'answered', record: null });
  });

  it('sends the key and a new request id each time; a body makes it a JSON POST', async () => {
    const seen: unknown[] = [];
    answer = (request, response) => {
      const { method, url, headers } = request;
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({
          method,
          url,
          key: headers['x-api-key'],
          type: headers['content-type'],
          id: headers['x-request-id'],
          body,
        });
        say(JSON.stringify(envelope))(request, response);
      });
    };
    await ask();
    await registries.ask({ source: 'population', path: '/checks', body: { subjects: [] } });
    const id = expect.stringMatching(/^[\da-f-]{36}$/) as unknown;
    expect(seen).toEqual([
      { method: 'GET', url: '/registries/population/persons/1?name=a', key: 'key', type: undefined, id, body: '' },
      {
        method: 'POST',
        url: '/registries/population/checks',
        key: 'key',
        type: 'application/json',
        id,
        body: '{"subjects":[]}',
      },
    ]);
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
  ])('%s is malformed: neither an answer nor silence', async (_, text) => {
    answer = say(text);
    await expect(ask()).resolves.toEqual({
      kind: 'malformed',
      source: 'population',
      requestId: expect.any(String) as string,
    });
  });

  const silence: [string, typeof answer][] = [
    ['answers 503', say('{}', 503)],
    ['answers 404', say('{}', 404)],
    ['sends somewhere else', (_, response) => { response.writeHead(302, { location: '/' }).end(); }],
    ['closes the connection', (_, response) => { response.destroy(); }],
    ['closes it halfway', (_, response) => { response.writeHead(200).write('{'); setImmediate(() => { response.destroy(); }); }],
    ['never begins to answer', () => undefined],
    ['never ends its answer', (_, response) => { response.writeHead(200).write('{'); }],
    ['trickles for ever', trickle],
  ]; // prettier-ignore

  it.each(silence)('is silent, and within its time, when the registry %s', async (_, behave) => {
    answer = behave;
    const began = Date.now();
    const reply = await ask();
    expect(reply).toEqual({ kind: 'silent', source: 'population', since: expect.any(String) as string });
    expect(reply.kind === 'silent' && Date.parse(reply.since)).toBeGreaterThanOrEqual(began);
    expect(Date.now() - began).toBeLessThan(TIMEOUT_MS * 3);
  });

  it('is silent when nobody listens', async () => {
    const nobody = createRegistryClient({ url: 'http://127.0.0.1:1', apiKey: 'key', timeoutMs: TIMEOUT_MS });
    await expect(nobody.ask({ source: 'population', path: '/' })).resolves.toMatchObject({ kind: 'silent' });
    await nobody.close();
  });
});

/** Sends a byte now and then: each pause is shorter than the timeout, all together are not. */
function trickle(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), TIMEOUT_MS / 5);
  response.on('close', () => { clearInterval(timer); }); // prettier-ignore
}
