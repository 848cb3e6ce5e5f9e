import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API_KEY, runToEnd, SpawnedSandbox } from '../testing/spawned-sandbox';
import { REGISTRY_IDS, type RegistryId } from './registry-ids';

interface Entry {
  creditCode: string;
  name: string;
  addressCode: string;
  representative: { idNumber: string; name: string };
}

interface Envelope {
  requestId: string;
  source: string;
  asOf: string;
  record: Record<string, unknown> | null;
}

describe('the registries', () => {
  let sandbox: SpawnedSandbox;
  let entry: Entry;

  beforeAll(async () => {
    sandbox = await SpawnedSandbox.start();
    entry = await findEntry('straight-through');
  });
  afterAll(async () => {
    await sandbox.end('SIGTERM');
  });
  afterEach(async () => {
    await sandbox.ask('/admin/faults', { method: 'DELETE' });
  });

  async function findEntry(kind: string): Promise<Entry> {
    const listed = await sandbox.ask(`/admin/population?kind=${kind}&limit=1`);
    return ((await listed.json()) as { entries: Entry[] }).entries[0]!;
  }

  const check = (...subjects: object[]): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ subjects }),
  });

  /** One question per registry about the good case: path, request, and what of the answer names its subject. */
  const questions = (): Record<
    RegistryId,
    [path: string, init: RequestInit, subject: (record: Envelope['record']) => unknown]
  > => {
    const { creditCode, addressCode, representative } = entry;
    const { idNumber, name } = representative;
    return {
      population: [`/persons/${idNumber}?name=${encodeURIComponent(name)}`, {}, (record) => record?.['idNumber']],
      'business-registration': [`/businesses/${creditCode}`, {}, (record) => record?.['creditCode']],
      'food-safety-bars': [
        '/checks',
        check({ idNumber }, { creditCode }),
        (record) => JSON.stringify(record?.['bars']),
      ],
      'health-certificates': [`/${idNumber}`, {}, (record) => record?.['holderIdNumber']],
      'food-safety-staff': [`/${idNumber}`, {}, (record) => record?.['holderIdNumber']],
      premises: [`/${addressCode}`, {}, (record) => record?.['addressCode']],
      'standard-addresses': [`/${addressCode}`, {}, (record) => record?.['addressCode']],
      'certificate-library': [
        `/${creditCode}`,
        {},
        (record) => (record?.['certificates'] as { number: string }[])[0]?.number,
      ],
    };
  };
  const expected = (registry: RegistryId): string => {
    const { creditCode, addressCode, representative } = entry;
    if (registry === 'food-safety-bars') return '[]';
    if (registry === 'premises' || registry === 'standard-addresses') return addressCode;
    return registry === 'business-registration' || registry === 'certificate-library'
      ? creditCode
      : representative.idNumber;
  };
  const put = (registry: RegistryId, fault: object): Promise<Response> =>
    sandbox.ask(`/admin/faults/${registry}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
  const askAbout = (registry: RegistryId, more: RequestInit = {}): Promise<Response> => {
    const [path, init] = questions()[registry];
    const headers = { ...(init.headers as Record<string, string> | undefined), ...(more.headers as object) };
    return sandbox.ask(`/registries/${registry}${path}`, { ...init, ...more, headers });
  };

  describe.each(REGISTRY_IDS)('%s', (registry) => {
    it('answers in its envelope, about the subject asked for, with the request id it was given', async () => {
      const answer = await askAbout(registry, { headers: { 'x-request-id': 'request-1' } });
      expect(answer.status).toBe(200);
      const body = (await answer.json()) as Envelope;
      expect(body).toMatchObject({ requestId: 'request-1', source: registry });
      expect(Math.abs(Date.parse(body.asOf) - Date.now())).toBeLessThan(60_000);
      expect(questions()[registry][2](body.record)).toBe(expected(registry));
    });

    it('wants the key', async () => {
      const [path, init] = questions()[registry];
      const keys: Record<string, string>[] = [{}, { 'x-api-key': `${API_KEY}x` }];
      for (const key of keys) {
        const answer = await fetch(`${sandbox.url}/registries/${registry}${path}`, {
          ...init,
          headers: { ...(init.headers as object), ...key },
        });
        expect(answer.status).toBe(401);
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
      }
    });

    it('is slow, fails, is gone, or answers about somebody else when told to', async () => {
      await put(registry, { kind: 'delay', delayMs: 300 });
      const began = performance.now();
      expect((await askAbout(registry)).status).toBe(200);
      expect(performance.now() - began).toBeGreaterThanOrEqual(290);

      await put(registry, { kind: 'error' });
      const failed = await askAbout(registry);
      expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '1']);
      await put(registry, { kind: 'error', status: 429 });
      expect((await askAbout(registry)).status).toBe(429);

      await put(registry, { kind: 'gone' });
      expect((await askAbout(registry)).status).toBe(410);

      await put(registry, { kind: 'wrong' });
      const wrong = (await (await askAbout(registry)).json()) as Envelope;
      const subject = questions()[registry][2](wrong.record);
      expect(subject).toBeDefined();
      expect(subject).not.toBe(expected(registry));

      await sandbox.ask(`/admin/faults/${registry}`, { method: 'DELETE' });
      const after = (await (await askAbout(registry)).json()) as Envelope;
      expect(questions()[registry][2](after.record)).toBe(expected(registry));
    });

    it('cuts the connection, sends what is no answer, or trickles when told to', async () => {
      await put(registry, { kind: 'drop' });
      await expect(askAbout(registry)).rejects.toThrow();

      await put(registry, { kind: 'malformed' });
      const spoilt = [await (await askAbout(registry)).text(), await (await askAbout(registry)).text()];
      expect(spoilt.filter((text) => text.endsWith('"record":{}}'))).toHaveLength(1);
      expect(() => spoilt.map((text) => JSON.parse(text) as unknown)).toThrow(SyntaxError);

      await put(registry, { kind: 'slow-body', delayMs: 200 });
      await expect(
        askAbout(registry, { signal: AbortSignal.timeout(500) }).then((answer) => answer.text()),
      ).rejects.toThrow(/timeout|aborted/i);
      await put(registry, { kind: 'slow-body', delayMs: 0 });
      const slow = (await (await askAbout(registry)).json()) as Envelope;
      expect(questions()[registry][2](slow.record)).toBe(expected(registry));
    });

    it('counts how it was asked and what it said', async () => {
      const calls = async (): Promise<unknown> =>
        ((await (await sandbox.ask('/admin/calls')).json()) as Record<string, unknown>)[registry];
      await sandbox.ask('/admin/calls', { method: 'DELETE' });
      await askAbout(registry);
      await put(registry, { kind: 'wrong' });
      await askAbout(registry);
      await put(registry, { kind: 'error' });
      await askAbout(registry);
      expect(await calls()).toEqual({ asked: 3, answered: 1, failed: 1, wrong: 1 });
      await sandbox.ask('/admin/calls', { method: 'DELETE' });
      expect(await calls()).toEqual({ asked: 0, answered: 0, failed: 0, wrong: 0 });
    });

    it('never answers when told to time out', async () => {
      await put(registry, { kind: 'timeout' });
      await expect(askAbout(registry, { signal: AbortSignal.timeout(250) })).rejects.toThrow(/timeout|aborted/i);
    });
  });

  it('sets a fault on one identifier only', async () => {
    const other = await findEntry('restaurant');
    await put('premises', { kind: 'error', key: other.addressCode });
    expect((await sandbox.ask(`/registries/premises/${other.addressCode}`)).status).toBe(503);
    expect((await askAbout('premises')).status).toBe(200);
    const listed = (await (await sandbox.ask('/admin/faults')).json()) as { faults: object[] };
    expect(listed.faults).toEqual([
      { registry: 'premises', kind: 'error', key: other.addressCode, delayMs: 1_000, rate: 1, status: 503 },
    ]);
  });

  it('answers null for what it does not know', async () => {
    // The right form, check digits included or not, but nobody's.
    const nobody = `${entry.representative.idNumber.slice(0, 6)}190001010${'011'.slice(1)}X`;
    for (const path of [
      `population/persons/${nobody}`,
      `health-certificates/${nobody}`,
      `food-safety-staff/${nobody}`,
      'business-registration/businesses/91110000100000000X',
      'certificate-library/91110000100000000X',
      'premises/4407030000000000000',
      'standard-addresses/4407030000000000000',
    ]) {
      expect([path, await sandbox.record(path)]).toEqual([path, null]);
    }
    const { addressCode } = await findEntry('premises-missing');
    expect(await sandbox.record(`premises/${addressCode}`)).toBeNull();
    expect(await sandbox.record(`standard-addresses/${addressCode}`)).not.toBeNull();
  });

  it('judges the name of a person', async () => {
    const { idNumber, name } = entry.representative;
    const matches = async (query: string): Promise<unknown> =>
      (await sandbox.record<{ nameMatches: boolean }>(`population/persons/${idNumber}${query}`)).nameMatches;
    expect(await matches(`?name=${encodeURIComponent(name)}`)).toBe(true);
    expect(await matches(`?name=${encodeURIComponent('某某')}`)).toBe(false);
    expect(await matches('')).toBe(false);
  });

  it('lists the businesses of a person, page by page', async () => {
    const listed = await sandbox.ask('/admin/population?limit=1000');
    const { entries } = (await listed.json()) as { entries: (Entry & { origin: string })[] };
    const stores = entries.filter(({ origin }) => origin === 'chain');
    const of = `business-registration/businesses?representative=${stores[0]!.representative.idNumber}`;
    const whole = await sandbox.record<{ businesses: Entry[]; total: number }>(of);
    expect(whole.businesses.map(({ creditCode }) => creditCode)).toEqual(stores.map(({ creditCode }) => creditCode));
    const page = await sandbox.record<{ businesses: Entry[]; total: number }>(`${of}&limit=1&offset=2`);
    const representative = stores[0]!.representative.idNumber;
    expect(page).toEqual({ representative, businesses: [whole.businesses[2]], total: 3 });
    const nobody = '1'.repeat(18);
    const none = await sandbox.record(`business-registration/businesses?representative=${nobody}`);
    expect(none).toEqual({ representative: nobody, businesses: [], total: 0 });
  });

  it('reports the bars of each subject it is asked about', async () => {
    const barred = await findEntry('barred');
    const asked = check(
      { idNumber: barred.representative.idNumber, creditCode: barred.creditCode },
      { idNumber: entry.representative.idNumber },
    );
    const answer = (await (await sandbox.ask('/registries/food-safety-bars/checks', asked)).json()) as Envelope;
    expect(answer.record).toMatchObject({
      subjects: [barred.representative.idNumber, barred.creditCode, entry.representative.idNumber],
      bars: [{ subject: barred.representative.idNumber, ground: 'licence-revoked-five-years' }],
    });
  });

  it('finds addresses by text', async () => {
    const { standardAddress } = await sandbox.record<{ standardAddress: string }>(
      `standard-addresses/${entry.addressCode}`,
    );
    const found = await sandbox.record<{ addresses: { addressCode: string }[] }>(
      `standard-addresses?q=${encodeURIComponent(standardAddress)}&limit=5`,
    );
    expect(found.addresses.map(({ addressCode }) => addressCode)).toContain(entry.addressCode);
  });

  it.each([
    ['population/persons/123', '/idNumber'],
    ['population/persons/11010519491231002x', '/idNumber'],
    ['business-registration/businesses/91440300192203821O', '/creditCode'],
    ['business-registration/businesses', '/representative'],
    [`business-registration/businesses?representative=${'1'.repeat(18)}&limit=0`, '/limit'],
    [`business-registration/businesses?representative=${'1'.repeat(18)}&offset=x`, '/offset'],
    ['health-certificates/1', '/idNumber'],
    ['food-safety-staff/1', '/idNumber'],
    ['premises/a', '/addressCode'],
    ['standard-addresses/..%2F', '/addressCode'],
    ['standard-addresses', '/q'],
    [`standard-addresses?q=${'a'.repeat(101)}`, '/q'],
    ['certificate-library/1', '/creditCode'],
  ])('answers 400 and names the field for %s', async (path, pointer) => {
    const answer = await sandbox.ask(`/registries/${path}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(
      ((await answer.json()) as { problems: { pointer: string }[] }).problems.map((problem) => problem.pointer),
    ).toEqual([pointer]);
  });

  it.each([
    ['not JSON', '{', 'application/json', 400],
    ['no subjects', '{}', 'application/json', 400],
    ['nobody in them', '{"subjects":[{}]}', 'application/json', 400],
    ['a malformed id', '{"subjects":[{"idNumber":"1"}]}', 'application/json', 400],
    ['an unknown field', '{"subjects":[{"idNumber":"111111111111111111","x":1}]}', 'application/json', 400],
    ['another type', '<a/>', 'text/xml', 415],
    ['too much', JSON.stringify({ subjects: ['a'.repeat(70_000)] }), 'application/json', 413],
  ])('turns away a bar check that has %s', async (_what, body, type, status) => {
    const answer = await sandbox.ask('/registries/food-safety-bars/checks', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    { kind: 'slow' },
    { kind: 'delay', delayMs: -1 },
    { kind: 'error', rate: 2 },
    { kind: 'error', status: 200 },
    { kind: 'gone', x: 1 },
    {},
  ])('turns away the fault %j', async (fault) => {
    expect((await put('premises', fault)).status).toBe(400);
    expect(await (await sandbox.ask('/admin/faults')).json()).toEqual({ faults: [] });
  });

  it('knows no other registry', async () => {
    expect((await sandbox.ask('/registries/taxes/1')).status).toBe(404);
    expect((await put('taxes' as RegistryId, { kind: 'gone' })).status).toBe(404);
  });

  it('answers the same after a kill, faults gone', async () => {
    const ask = async (registry: RegistryId): Promise<unknown> =>
      ((await (await askAbout(registry)).json()) as Envelope).record;
    const before = await Promise.all(REGISTRY_IDS.map(ask));
    await put('premises', { kind: 'gone' });
    await sandbox.killAndRestart();
    expect(await Promise.all(REGISTRY_IDS.map(ask))).toEqual(before);
  });

  it('stops in good time although a question hangs', async () => {
    const other = await SpawnedSandbox.start();
    const headers = { 'content-type': 'application/json' };
    await other.ask('/admin/faults/premises', { method: 'PUT', headers, body: '{"kind":"timeout"}' });
    const hanging = other.ask(`/registries/premises/${entry.addressCode}`).then((answer) => answer.status);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = performance.now();
    await other.end('SIGTERM');
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await hanging).toBe(503);
  });

  it('hides the admin routes unless they are switched on', async () => {
    const closed = await SpawnedSandbox.start({ SANDBOX_ADMIN: 'off' });
    try {
      for (const path of ['/admin/faults', '/admin/calls', '/admin/population'])
        expect((await closed.ask(path)).status).toBe(404);
      expect((await closed.ask('/admin/faults', { method: 'DELETE' })).status).toBe(404);
    } finally {
      await closed.end('SIGTERM');
    }
  });

  describe('with a data folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-folder-'));
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    it('answers from its files', async () => {
      const person = await sandbox.record<Record<string, unknown>>(
        `population/persons/${entry.representative.idNumber}`,
      );
      delete person['nameMatches'];
      writeFileSync(join(folder, 'persons.json'), JSON.stringify([{ ...person, name: '某某' }]));
      const other = await SpawnedSandbox.start({ SANDBOX_DATA_DIR: folder });
      try {
        expect(await other.record(`population/persons/${entry.representative.idNumber}`)).toMatchObject({
          name: '某某',
        });
        expect(await other.record(`premises/${entry.addressCode}`)).toBeNull();
      } finally {
        await other.end('SIGTERM');
      }
    });

    it('does not start on wrong ones, and says where', async () => {
      writeFileSync(
        join(folder, 'premises.json'),
        '[{"addressCode":"A-1","address":"x","area":"big","use":"商业","rights":[]}]',
      );
      const { code, complaint } = await runToEnd({
        HTTP_PORT: '1',
        REGISTRY_URL: 'http://127.0.0.1:1',
        REGISTRY_API_KEY: API_KEY,
        OIDC_CLIENT_ID: 'a',
        OIDC_CLIENT_SECRET: 'b',
        OIDC_REDIRECT_URIS: 'http://127.0.0.1:2/',
        LOG_LEVEL: 'silent',
        SANDBOX_DATA_DIR: folder,
      });
      expect(code).toBe(1);
      expect(complaint).toContain('premises.json#/0/area');
    });

    it('names a missing setting and never prints a value', async () => {
      const { code, complaint } = await runToEnd({ OIDC_CLIENT_SECRET: 'hush-hush' });
      expect(code).toBe(1);
      expect(complaint).toContain('REGISTRY_API_KEY is missing');
      expect(complaint).not.toContain('hush-hush');
    });
  });
});
