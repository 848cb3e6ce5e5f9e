import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type Socket } from 'node:net';
import { DocumentStatus } from '@licensing/contracts';
import { AppError, documentsFolder, FolderVault, OBJECT_VAULT, type ObjectVault } from '@licensing/platform';
import { type Answer, type Browser } from '../testing/browser';
import { GatewayHarness, OWNER, STRANGER } from '../testing/gateway-harness.module';
import { sampleCreditCode } from '../testing/sample-form';
import { MAX_FILE_BYTES } from './receive-file';

// The library is an ES module only: here it is compiled, and loaded without a dynamic import.
jest.mock('../sign-in/oidc-library', () => ({
  ...jest.requireActual<object>('../sign-in/oidc-library'),
  loadOidcLibrary: () => Promise.resolve(jest.requireActual<object>('openid-client')),
}));
// A topic of its own, so that no other consumer takes what is made up here.
jest.mock('@licensing/contracts', () => ({
  ...jest.requireActual<object>('@licensing/contracts'),
  EVENTS_TOPIC: `licensing.events.gateway-${process.pid}-documents`,
}));

const harness = new GatewayHarness(process.env, sampleCreditCode());
const { extraction } = harness.neighbours;
const PHOTO = Buffer.from('\u00ff\u00d8\u00ff made up', 'latin1');
const SLOT = 'slot=business-licence&licenceType=food-business';
let owner: Browser;
let stranger: Browser;
let people = 0;

beforeAll(async () => {
  await harness.start();
  [owner, stranger] = [await harness.signedIn(OWNER), await harness.signedIn(STRANGER)];
});
afterAll(() => harness.stop());
afterEach(() => {
  extraction.refusal = undefined;
});

/** Somebody whose uploads nobody has counted yet. */
const newcomer = (): Promise<Browser> => harness.signedIn({ ...OWNER, sub: `newcomer-${(people += 1)}` });
const upload = (browser: Browser, body: unknown = PHOTO, query = SLOT, headers: Record<string, string> = {}) =>
  browser.ask('POST', `/v1/documents?${query}`, body, { 'content-type': 'image/jpeg', ...headers });
const filesLeft = (): string[] => {
  const folder = documentsFolder({ OBJECT_STORE_DIR: harness.objects });
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map(({ name }) => name); // prettier-ignore
};

interface Sent {
  readonly status: number;
  readonly code: string;
}

/** Sends bytes as they come, with no length unless one is given. */
function stream(browser: Browser, pieces: Iterable<Buffer>, headers: Record<string, string> = {}): Promise<Sent> {
  const { port } = new URL(harness.origin);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return new Promise((resolve, reject) => {
    const sending = httpRequest(
      {
        // A connection of its own: what is left of a refused file must not run into the next request.
        agent: false, port, host: 'localhost', method: 'POST', path: `/v1/documents?${SLOT}`,
        headers: { cookie, 'x-csrf-token': browser.csrfToken, 'content-type': 'image/jpeg', ...headers },
      },
      (response) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, code: (JSON.parse(text) as { code?: string }).code ?? '' });
        });
      },
    ); // prettier-ignore
    sending.on('error', reject);
    void (async () => {
      for (const piece of pieces) {
        if (sending.destroyed) return;
        if (!sending.write(piece)) await once(sending, 'drain').catch(() => undefined);
      }
      sending.end();
    })();
  });
}

function* zeros(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(64 * 1024);
  for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
}

describe('an upload', () => {
  it('runs sealed into the store and is handed on by reference', async () => {
    const answer = await upload(owner);
    expect(answer).toMatchObject({
      status: 201,
      json: { slot: 'business-licence', status: 'queued', position: 3, fields: [] },
    });
    expect(answer.headers.get('location')).toBe(`/v1/documents/${answer.json['id'] as string}`);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const added = extraction.added.at(-1)!;
    expect(added).toMatchObject({
      ownerSubject: OWNER.sub, licenceType: 'food-business', slot: 'business-licence', draftId: '', size: PHOTO.length,
      sha256: createHash('sha256').update(PHOTO).digest('hex'),
    }); // prettier-ignore
    const vault = new FolderVault(documentsFolder({ OBJECT_STORE_DIR: harness.objects }));
    expect(await vault.read(added.objectName, added.dataKey, { limitBytes: 100 })).toEqual(PHOTO);
  });

  it('of 20 MB is taken no faster than the store takes it', async () => {
    const browser = await newcomer();
    const server = harness.app.getHttpServer();
    const sockets: Socket[] = [];
    const remember = (socket: Socket): void => {
      sockets.push(socket);
    };
    server.on('connection', remember);
    const vault = harness.app.get<ObjectVault>(OBJECT_VAULT);
    const put = vault.put.bind(vault);
    let ahead = Number.NaN;
    async function* stopping(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      let taken = 0;
      for await (const piece of stream) {
        taken += piece.length;
        // The store stands still for a while: what has come over the wire by then lies in our memory.
        if (Number.isNaN(ahead) && taken > 1024 * 1024) {
          await new Promise((go) => setTimeout(go, 500));
          ahead = Math.max(...sockets.map(({ bytesRead }) => bytesRead)) - taken;
        }
        yield piece;
      }
    }
    const stopped = jest.spyOn(vault, 'put').mockImplementation((stream, limits) => put(stopping(stream), limits));
    const sent = await stream(browser, zeros(MAX_FILE_BYTES));
    stopped.mockRestore();
    server.off('connection', remember);
    expect(sent.status).toBe(201);
    expect(extraction.added.at(-1)?.size).toBe(MAX_FILE_BYTES);
    expect(ahead).toBeGreaterThan(0);
    expect(ahead).toBeLessThan(1024 * 1024);
  });

  it.each<[string, () => Promise<Sent>]>([
    ['that says so', async () => stream(await newcomer(), [], { 'content-length': String(MAX_FILE_BYTES + 1) })],
    ['that does not say so', async () => stream(await newcomer(), zeros(MAX_FILE_BYTES + 700_000))],
  ])('over 20 MB %s is refused, and nothing of it is left', async (_name, send) => {
    const [before, calls] = [filesLeft(), extraction.added.length];
    expect(await send()).toEqual({ status: 413, code: 'REQUEST.TOO_LARGE' });
    expect([filesLeft(), extraction.added.length]).toEqual([before, calls]);
  });

  it('that breaks off leaves nothing', async () => {
    const browser = await newcomer();
    const [before, calls] = [filesLeft(), extraction.added.length];
    const cut = new AbortController();
    const body = new ReadableStream({
      async pull(controller) {
        controller.enqueue(Buffer.alloc(64 * 1024));
        await new Promise((go) => setTimeout(go, 5));
      },
    });
    const sending = browser.open(`/v1/documents?${SLOT}`, {
      method: 'POST', body, duplex: 'half', signal: cut.signal, headers: { 'x-csrf-token': browser.csrfToken, 'content-type': 'image/png' },
    }); // prettier-ignore
    setTimeout(() => {
      cut.abort();
    }, 100);
    await expect(sending).rejects.toThrow();
    await new Promise((go) => setTimeout(go, 200));
    expect([filesLeft(), extraction.added.length]).toEqual([before, calls]);
  });

  it.each<[string, unknown, Record<string, string>, number, string]>([
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'DOCUMENT.MEDIA_TYPE'],
    ['a form of parts', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'DOCUMENT.MEDIA_TYPE'],
    ['JSON', '{', { 'content-type': 'application/json' }, 415, 'DOCUMENT.MEDIA_TYPE'],
    ['a coded body', PHOTO, { 'content-encoding': 'gzip' }, 415, 'DOCUMENT.MEDIA_TYPE'],
    ['nothing', new Uint8Array(), {}, 400, 'DOCUMENT.EMPTY'],
  ])('of %s is refused in words', async (_name, body, headers, status, code) => {
    expect((await upload(owner, body, SLOT, headers)).json).toMatchObject({ status, code });
  });

  it.each([
    ['slot=tax-return&licenceType=food-business', '/slot'],
    ['slot=business-licence&licenceType=none', '/licenceType'],
    ['slot=business-licence', '/licenceType'],
    ['licenceType=food-business', '/slot'],
    [`${SLOT}&other=1`, '/other'],
  ])('for %s is refused before a byte is read', async (query, pointer) => {
    const before = filesLeft();
    const { json } = await upload(owner, PHOTO, query);
    expect(json).toMatchObject({ status: 422, problems: [{ pointer }] });
    expect(filesLeft()).toEqual(before);
  });

  it('is asked of a person who is signed in, from this origin, with the token of the session', async () => {
    expect((await upload(harness.browser())).status).toBe(401);
    expect((await upload(owner, PHOTO, SLOT, { 'x-csrf-token': 'x' })).json['code']).toBe('SESSION.CSRF');
    expect((await upload(owner, PHOTO, SLOT, { origin: 'https://evil.example' })).json['code']).toBe('SESSION.CSRF');
  });

  it('that cannot be read is told every reason, and erased', async () => {
    const [before, problem] = [filesLeft(), { pointer: '/document', code: 'encrypted', zh: '加密', en: 'It is encrypted.', todo: { zh: '解密', en: 'Save it without a password.' } }]; // prettier-ignore
    extraction.refusal = new AppError('REQUEST.INVALID', undefined, [problem]);
    expect((await upload(await newcomer())).json).toMatchObject({ status: 422, problems: [problem] });
    expect(filesLeft()).toEqual(before);
  });

  it('into a full queue is told when to come back', async () => {
    extraction.refusal = new AppError('SERVICE.UNAVAILABLE');
    const answer = await upload(await newcomer());
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  });

  it('is one of so many of one person', async () => {
    const browser = await newcomer();
    const answers: Answer[] = [];
    for (let n = 0; n < 31; n += 1) answers.push(await upload(browser));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(30);
    expect(answers.at(-1)).toMatchObject({ status: 429, json: { code: 'REQUEST.TOO_MANY' } });
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await upload(owner)).status).toBe(201);
  });

  it('anywhere else is no file', async () => {
    const answer = await owner.ask('POST', '/v1/drafts', PHOTO, { 'content-type': 'image/jpeg' });
    expect(answer.json).toMatchObject({ status: 415, code: 'REQUEST.MEDIA_TYPE' });
    expect((await owner.ask('POST', '/v1/nothing', PHOTO, { 'content-type': 'image/jpeg' })).status).toBe(404);
  });
});

describe('a document', () => {
  let id: string;

  beforeAll(async () => {
    id = (await upload(await harness.signedIn(OWNER))).json['id'] as string;
    extraction.finishReading(id);
  });

  it('shows what was read, how surely, and where', async () => {
    const { json, headers } = await owner.ask('GET', `/v1/documents/${id}`);
    expect(json).toMatchObject({
      status: 'read', type: 'business-licence', isWrongType: false, problems: [],
      pages: [{ page: 1, width: 800, height: 600, picture: `/v1/documents/${id}/pages/1` }],
    }); // prettier-ignore
    expect(json).not.toHaveProperty('position');
    expect((json['fields'] as object[])[0]).toMatchObject({
      name: 'name', value: '江门市甲店', critical: true, accepted: true, confidence: 0.99, box: { x: 10, width: 200 },
    }); // prettier-ignore
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('of another kind is said to be one', async () => {
    const other = (await upload(owner)).json['id'] as string;
    extraction.finishReading(other, {
      isWrongType: true,
      type: 'resident-id-front',
      typeName: { zh: '居民身份证', en: 'Identity card' },
    });
    const { json } = await owner.ask('GET', `/v1/documents/${other}`);
    expect(json['problems']).toEqual([expect.objectContaining({ zh: '这是“居民身份证”，此处需要“营业执照”。' })]);
  });

  it('has pictures that no browser keeps or takes for something else', async () => {
    const answer = await owner.ask('GET', `/v1/documents/${id}/pages/1`);
    expect([answer.status, answer.text]).toEqual([200, 'a picture']);
    const of = (name: string) => answer.headers.get(name);
    expect([of('content-type'), of('cache-control'), of('x-content-type-options')]).toEqual([
      'image/jpeg',
      'private, no-store',
      'nosniff',
    ]);
    expect(of('content-disposition')).toMatch(/^inline; filename=/);
    for (const page of ['2', '0', 'x', '99999']) {
      expect((await owner.ask('GET', `/v1/documents/${id}/pages/${page}`)).status).toBe(404);
    }
  });

  it('is corrected beside what was read, by whoever has read it', async () => {
    const read = await owner.ask('GET', `/v1/documents/${id}`);
    const tag = read.headers.get('etag') ?? '';
    const change = (fields: object, headers = {}) => owner.ask('PATCH', `/v1/documents/${id}`, { fields }, headers);
    expect((await change({ surprise: 1 })).json).toMatchObject({
      status: 422,
      problems: [{ pointer: '/fields/surprise' }],
    });
    const changed = await change({ name: '江门市甲食品店' }, { 'if-match': tag });
    expect((changed.json['fields'] as object[])[0]).toMatchObject({
      value: '江门市甲店',
      declared: { value: '江门市甲食品店' },
    });
    expect((await change({ name: 'x' }, { 'if-match': tag })).json).toMatchObject({
      status: 412,
      code: 'DOCUMENT.CONFLICT',
    });
    expect(((await change({ name: null })).json['fields'] as object[])[0]).not.toHaveProperty('declared');
  });

  it('is nobody else’s, and answered as one that does not exist', async () => {
    const nothing = crypto.randomUUID();
    for (const one of [id, nothing]) {
      const path = `/v1/documents/${one}`;
      const answers = [
        await stranger.ask('GET', path), await stranger.ask('GET', `${path}/pages/1`), await stranger.ask('PATCH', path, { fields: {} }),
        await stranger.ask('PUT', `${path}/draft`, { draftId: nothing }), await stranger.ask('DELETE', path),
      ]; // prettier-ignore
      expect(answers.map(({ status, json }) => `${status} ${json['code'] as string}`)).toEqual(
        answers.map(() => '404 RESOURCE.NOT_FOUND'),
      );
    }
    const clerk = await harness.signedIn({ ...OWNER, sub: 'clerk', roles: ['clerk'], office: '440703' });
    expect((await clerk.ask('GET', `/v1/documents/${id}`)).json['code']).toBe('SESSION.FORBIDDEN');
    expect((await stranger.ask('GET', '/v1/documents')).json).toEqual({ documents: [] });
  });

  it('goes with everything else that nothing makes us keep', async () => {
    const browser = await newcomer();
    const one = (await upload(browser)).json['id'] as string;
    const held = (await browser.ask('GET', '/v1/me/data')).json['kinds'] as { kind: string }[];
    expect(held.find(({ kind }) => kind === 'upload')).toMatchObject({ count: 1, link: '/v1/documents' });
    const erased = (await browser.ask('POST', '/v1/me/erasure', {})).json['erased'] as { kind: string }[];
    expect(erased.map(({ kind }) => kind)).toContain('upload');
    expect((await browser.ask('GET', `/v1/documents/${one}`)).status).toBe(404);
  });

  it('is erased by whoever brought it', async () => {
    const one = (await upload(owner)).json['id'] as string;
    expect((await owner.ask('DELETE', `/v1/documents/${one}`)).status).toBe(204);
    expect((await owner.ask('GET', `/v1/documents/${one}`)).status).toBe(404);
  });

  it('says when no machine could read it', async () => {
    const one = (await upload(owner)).json['id'] as string;
    extraction.finishReading(one, {
      status: DocumentStatus.DOCUMENT_STATUS_UNREADABLE,
      type: '',
      fields: [],
      pages: [],
    });
    expect((await owner.ask('GET', `/v1/documents/${one}`)).json).toMatchObject({ status: 'unreadable' });
  });
});
