import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

const PDF = Buffer.from('%PDF-1.7 a certificate');
const NUMBER = 'JY14407030000017';
const LICENCE = {
  number: NUMBER, creditCode: 'C1', operatorName: '甲店', premises: '江门市', businessForm: '食品销售经营者', items: ['散装食品销售'],
  validFrom: '2026-03-02', validTo: '2031-03-01', authority: '蓬江区市场监督管理局',
  certificateSha256: createHash('sha256').update(PDF).digest('hex'),
}; // prettier-ignore
const REASON = {
  code: 'ON_SITE_CHECK',
  zh: '需要现场核查。',
  en: 'An on-site check is required.',
  basis: 'art 35',
  remedy: { zh: '', en: 'Wait.' },
};
const ASKED = {
  applicationId: 'a1', licenceType: 'food-business', creditCode: 'C1', submittedAt: '2026-03-02T01:00:00.000Z',
  status: {
    state: 'asked', label: { zh: '需要您处理', en: 'Asks you' }, since: '2026-03-02T01:00:01.000Z', answerUntil: '2026-03-22T15:59:59.999Z',
    questions: [{ code: 'MANDATE_ENDED', zh: '委托已终止。', en: 'The mandate was revoked.', basis: 'art 173', todo: { zh: '重新委托', en: 'Ask for a new one' } }],
  },
  steps: [], history: [{ n: 1, type: 'licensing.application.submitted.v1', time: '2026-03-02T01:00:00.000Z', data: {} }],
  links: { answers: '/v1/applications/a1/answers' },
}; // prettier-ignore
const BUSINESS = {
  creditCode: 'C1',
  name: '甲店',
  status: '存续',
  role: '经营者',
  domicile: '江门市蓬江区',
  divisionCode: '440703',
};
const AT = '2026-03-02T01:00:00.000Z';

const DOCUMENT = {
  id: 'doc1',
  slot: 'business-licence',
  sha256: 'a'.repeat(64),
  mediaType: 'image/jpeg',
  size: 2_048,
  addedAt: AT,
  status: 'read',
  type: 'business-licence',
  typeName: { zh: '营业执照', en: 'Business licence' },
  isWrongType: false,
  problems: [],
  fields: [
    {
      name: 'creditCode',
      label: { zh: '统一社会信用代码', en: 'Credit code' },
      value: 'C1',
      raw: 'C1',
      confidence: 0.998,
      page: 1,
      critical: true,
      accepted: true,
      suggestions: [],
    },
    {
      name: 'address',
      label: { zh: '住所', en: 'Address' },
      value: null,
      raw: '',
      confidence: 0,
      page: 1,
      critical: true,
      accepted: false,
      suggestions: [],
      faultText: { zh: '反光', en: 'Glare over the address: take one more photo.' },
    },
  ],
};

interface Wishes {
  outcome: 'issued' | 'referred';
  /** The first stream breaks off after this many records. */
  breakAfter?: number;
  refuses?: boolean;
  auditCount: number;
  registerMisses: number;
  roles: string[];
  applied: object[];
  refusesFile?: boolean;
  /** Uploads that are told to come back. */
  busy: number;
  /** How often the document is asked for before it is read. */
  unreadFor: number;
  reading: object;
  /** Submissions that are told of changes first. */
  changes: number;
}

/** Gateway and identity provider in one small server, with what the command line asked of them. */
class FakeLicensing {
  readonly asked: { line: string; query: string; headers: IncomingMessage['headers']; body: string }[] = [];
  wishes: Wishes = {
    outcome: 'issued',
    auditCount: 0,
    registerMisses: 0,
    roles: [],
    applied: [],
    busy: 0,
    unreadFor: 0,
    reading: {},
    changes: 0,
  };
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      this.answer(request, response, body);
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  linesOf(method: string): string[] {
    return this.asked.map(({ line }) => line).filter((line) => line.startsWith(method));
  }

  private answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const line = `${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`;
    this.asked.push({ line, query: (request.url ?? '').split('?')[1] ?? '', headers: request.headers, body });
    const json = (value: object, status = 200): void => {
      response.writeHead(status, {
        'content-type': status < 400 ? 'application/json' : 'application/problem+json',
        etag: '"1"',
      });
      response.end(JSON.stringify(value));
    };
    const problem = (status: number, code: string, problems: object[] = []): void => {
      json({ title: `Title of ${code}`, title_zh: '', status, code, problems }, status);
    };
    const redirect = (location: string, ...cookies: string[]): void => {
      response.writeHead(302, { location, 'set-cookie': cookies }).end();
    };
    const fields = {
      operatorName: { value: '甲店', source: 'business-registration', asOf: AT, locked: true },
      area: { value: 40, source: 'premises', asOf: AT },
    };
    const routes: Record<string, () => void> = {
      'GET /v1/sign-in': () => { redirect('/provider', 'state=s1; Path=/callback; HttpOnly'); },
      'GET /provider': () => { response.writeHead(200, { 'content-type': 'text/html' }).end(FORM); },
      'POST /provider': () => {
        if (body === 'csrf=%22x%22&login=lin&password=demo') redirect('/callback?code=c1');
        else response.writeHead(401, { 'content-type': 'text/html' }).end(FORM);
      },
      'GET /callback': () => {
        if (request.headers.cookie === 'state=s1') redirect('/v1/session', 'session=s2; Path=/; HttpOnly');
        else problem(400, 'SESSION.SIGN_IN_FAILED');
      },
      'GET /admin/population': () => { json({ entries: [{ login: 'lin', representative: { idNumber: 'ID-OF-LIN' } }] }); },
      'GET /v1/session': () => { json({ person: { name: '林惠珍', idNumberMasked: '4407**' }, roles: this.wishes.roles, csrfToken: 'token', expiresAt: AT }); },
      'GET /v1/businesses': () => { json({ businesses: [BUSINESS], total: 1 }); },
      'GET /v1/applications': () => { json({ applications: this.wishes.applied, total: this.wishes.applied.length }); },
      'POST /v1/drafts': () => { json({ id: 'd1', version: 1, fields, missing: [], silent: [] }, 201); },
      'PATCH /v1/drafts/d1': () => { json({ id: 'd1', version: 2, fields, missing: [], silent: [] }); },
      'POST /v1/applications': () => {
        if (this.wishes.changes-- > 0) json({ title: 'changed', title_zh: '', status: 409, code: 'DRAFT.CHANGED', problems: [], version: 7, changes: [{ field: 'domicile', label: { zh: '住所', en: 'Address' }, before: '甲', after: '乙', source: 's', sourceName: { zh: '登记', en: 'the register' }, asOf: AT }] }, 409);
        else if (this.wishes.refuses !== true) json({ applicationId: 'a1', state: 'submitted', submittedAt: AT }, 202);
        else problem(422, 'REQUEST.INVALID', [{ pointer: '/fields/contactPhone', code: 'length', zh: '', en: 'A mobile number has 11 digits.', todo: { zh: '', en: 'Check it.' } }]);
      },
      'POST /v1/documents': () => {
        if (this.wishes.refusesFile === true) problem(422, 'REQUEST.INVALID', [{ pointer: '/document', code: 'encrypted', zh: '', en: 'The PDF is encrypted.', todo: { zh: '', en: 'Save it without a password.' } }]);
        else if (this.wishes.busy-- > 0) response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '0' }).end(JSON.stringify({ title: 'busy', title_zh: '', status: 503, code: 'SERVICE.UNAVAILABLE', problems: [] }));
        else json({ ...DOCUMENT, slot: new URLSearchParams(this.asked.at(-1)?.query).get('slot'), status: 'queued', position: 2, fields: [], problems: [] }, 201);
      },
      'GET /v1/documents': () => { json({ documents: [DOCUMENT] }); },
      'GET /v1/documents/doc1': () => { json(this.wishes.unreadFor-- > 0 ? { ...DOCUMENT, status: 'reading', fields: [] } : { ...DOCUMENT, ...this.wishes.reading }); },
      'GET /admin/new-businesses': () => { json({ entries: [] }); },
      'GET /v1/applications/a1': () => { json(ASKED); },
      'GET /v1/applications/a1/progress': () => { this.stream(request, response); },
      [`GET /v1/certificates/${NUMBER}/file`]: () => {
        if (request.headers.cookie === undefined) problem(401, 'SESSION.MISSING');
        else response.writeHead(200, { 'content-type': 'application/pdf' }).end(PDF);
      },
      [`GET /v1/verification/${NUMBER}`]: () => { json({ number: NUMBER, state: 'valid', onDate: '2026-03-02', licence: LICENCE }); },
      [`GET /v1/register/${NUMBER}`]: () => {
        if (this.wishes.registerMisses-- > 0) problem(404, 'RESOURCE.NOT_FOUND');
        else json({ licence: LICENCE, applicationId: 'a1', eventId: 'a1:5', registeredAt: AT });
      },
      'GET /v1/audit': () => {
        const { auditCount: count } = this.wishes;
        json({ checks: [{ invariant: 2, name: 'duplicate numbers', count, found: count > 0 ? ['JY1'] : [] }], applications: 1, records: 5, certificates: 1 });
      },
    }; // prettier-ignore
    (routes[line] ?? (() => { problem(404, 'RESOURCE.NOT_FOUND'); }))(); // prettier-ignore
  }

  private stream(request: IncomingMessage, response: ServerResponse): void {
    const isIssued = this.wishes.outcome === 'issued';
    const records = [
      { type: 'licensing.application.submitted.v1', data: {} },
      { type: 'licensing.application.verified.v1', data: { outcome: 'proved', evidence: [{ source: 'population' }] } },
      {
        type: 'licensing.application.decided.v1',
        data: { outcome: 'grant', findings: [{ rule: 'SCOPE', outcome: 'pass' }] },
      },
      isIssued
        ? { type: 'licensing.certificate.issued.v1', data: { licence: LICENCE } }
        : { type: 'licensing.application.referred.v1', data: { reasons: [REASON] } },
    ];
    const last = Number(request.headers['last-event-id'] ?? 0);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('retry: 5\n\n');
    records.forEach(({ type, data }, index) => {
      const n = index + 1;
      const isPast = n <= last || (last === 0 && n > (this.wishes.breakAfter ?? Number.POSITIVE_INFINITY));
      const time = new Date(Date.parse(AT) + index * 50).toISOString();
      if (!isPast) response.write(`id: ${n}\nevent: record\ndata: ${JSON.stringify({ n, type, time, data })}\n\n`);
    });
    if (last === 0 && this.wishes.breakAfter !== undefined) response.end();
    else response.end('event: end\ndata: {}\n\n');
  }
}

const FORM =
  '<form method="post" action="/provider"><input type="hidden" name="csrf" value="&quot;x&quot;"><input name="login"><input name="password" type="password"></form>';

let fake: FakeLicensing;
let url: string;
let folder: string;

beforeEach(async () => {
  fake = new FakeLicensing();
  url = await fake.start();
  folder = mkdtempSync(join(tmpdir(), 'licensing-cli-'));
});

afterEach(() => {
  fake.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function licensing(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: { isTTY: false, write: (text: string) => Boolean((out += text)) },
    err: { write: (text: string) => Boolean((err += text)) },
    environment: { LICENSING_URL: url },
  });
  return { code, out, err };
}

function writeFile(content: unknown): string {
  const path = join(folder, 'applications.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const ENTRY = {
  signIn: 'lin',
  fields: {
    contactPhone: '13800138000',
    foodSafetyPersonName: { from: 'person.name' },
    foodSafetyPersonId: { from: 'person.idNumber' },
  },
};

describe('apply', () => {
  it('signs in, fills, submits, follows and reports', async () => {
    const { code, out } = await licensing('apply', writeFile(ENTRY));
    expect(code).toBe(0);
    expect(out).toContain(`✓ issued  ${NUMBER}`);
    expect(out).toContain('1 application: 1 issued');
    const patch = fake.asked.find(({ line }) => line.startsWith('PATCH'))!;
    expect(JSON.parse(patch.body)).toEqual({
      fields: { contactPhone: '13800138000', foodSafetyPersonName: '林惠珍', foodSafetyPersonId: 'ID-OF-LIN' },
    });
    expect(patch.headers).toMatchObject({ 'if-match': '"1"', 'x-csrf-token': 'token', cookie: 'session=s2' });
  });

  it('goes on after the last record when the stream breaks, and signs each person in once', async () => {
    fake.wishes.breakAfter = 2;
    const { code, out } = await licensing('apply', writeFile([ENTRY, ENTRY]), '--json');
    const { applications } = JSON.parse(out) as { applications: { outcome: string; timings: { stepsMs: object } }[] };
    expect([code, applications.map(({ outcome }) => outcome)]).toEqual([0, ['issued', 'issued']]);
    expect(applications[0]?.timings.stepsMs).toEqual({ verify: 50, decide: 50, issue: 50 });
    expect(fake.linesOf('POST').filter((line) => line.endsWith('/provider'))).toHaveLength(1);
    expect(fake.linesOf('GET').filter((line) => line.endsWith('/progress'))).toHaveLength(4);
  });

  it('tells a referral by its exit code, unless it is allowed', async () => {
    fake.wishes.outcome = 'referred';
    const file = writeFile(ENTRY);
    const { code, out } = await licensing('apply', file);
    expect(code).toBe(3);
    expect(out).toContain('An on-site check is required.');
    expect((await licensing('apply', file, '--allow-referred')).code).toBe(0);
  });

  it('shows every problem the server has with a form', async () => {
    fake.wishes.refuses = true;
    const { code, out } = await licensing('apply', writeFile(ENTRY));
    expect(code).toBe(1);
    expect(out).toContain('/fields/contactPhone: A mobile number has 11 digits. Check it.');
  });

  it('tells a wrong password from everything else', async () => {
    const { code, out } = await licensing('apply', writeFile(ENTRY), '--password', 'wrong');
    expect(code).toBe(1);
    expect(out).toContain('did not accept “lin”');
    expect(fake.linesOf('POST')).toEqual(['POST /provider']);
  });

  it.each([[{ signIn: 'lin' }, '/fields'], [{ ...ENTRY, business: 'C9' }, '“C9” is none of the 1 businesses'], [{ ...ENTRY, fields: { area: { from: 'moon' } } }, '/fields/area']])(
    'names what is wrong with %j',
    async (entry, message) => {
      const { code, out, err } = await licensing('apply', writeFile(entry));
      expect(code).not.toBe(0);
      expect(out + err).toContain(message);
    },
  ); // prettier-ignore
});

describe('documents', () => {
  const photo = (): string => {
    const path = join(folder, 'licence.jpg');
    writeFileSync(path, 'a photo');
    return `business-licence=${path}`;
  };

  it('add uploads the file itself, waits for its reading and shows it', async () => {
    fake.wishes.unreadFor = 2;
    const { code, out } = await licensing('documents', 'add', photo(), '--as', 'lin');
    expect(code).toBe(0);
    const sent = fake.asked.find(({ line }) => line === 'POST /v1/documents')!;
    expect([sent.query, sent.body]).toEqual(['slot=business-licence&licenceType=food-business', 'a photo']);
    expect(sent.headers).toMatchObject({ 'x-csrf-token': 'token', 'content-length': '7' });
    for (const shown of ['number 2 in the queue', '✓', 'creditCode*', '99.8 %', '✗', '反光', 'Glare over the address'])
      expect(out).toContain(shown);
  });

  it('add sends it again when the queue was full', async () => {
    fake.wishes.busy = 1;
    expect((await licensing('documents', 'add', photo(), '--as', 'lin')).code).toBe(0);
    expect(fake.asked.filter(({ line }) => line === 'POST /v1/documents').map(({ body }) => body)).toEqual([
      'a photo',
      'a photo',
    ]);
  });

  it('add says why a file was refused, and that another one was meant', async () => {
    fake.wishes.refusesFile = true;
    expect(await licensing('documents', 'add', photo(), '--as', 'lin')).toMatchObject({
      code: 1,
      err: expect.stringContaining('/document: The PDF is encrypted. Save it without a password.') as string,
    });
    fake.wishes.refusesFile = false;
    fake.wishes.reading = {
      isWrongType: true,
      problems: [
        {
          code: 'WRONG_DOCUMENT',
          zh: '这是身份证',
          en: 'This is an identity card.',
          todo: { zh: '换', en: 'Bring the licence.' },
        },
      ],
    };
    const { code, out } = await licensing('documents', 'add', photo(), '--as', 'lin');
    expect([
      code,
      out.includes('This is an identity card.'),
      out.includes('another document than is asked for'),
    ]).toEqual([1, true, true]);
  });

  it.each([
    ['licence.jpg', '<slot>=<file> is expected'],
    ['business-licence=nothing.jpg', 'is no file'],
  ])('add %s is misuse', async (text, message) => {
    const { code, err } = await licensing('documents', 'add', text, '--as', 'lin');
    expect([code, err.includes(message), fake.asked]).toEqual([2, true, []]);
  });

  it('list and show them', async () => {
    expect((await licensing('documents', 'list', '--as', 'lin')).out).toContain(
      '1 documents of 林惠珍 that belong to no draft',
    );
    expect((await licensing('documents', 'show', 'doc1', '--as', 'lin')).out).toContain('营业执照');
    expect(JSON.parse((await licensing('documents', 'show', 'doc1', '--as', 'lin', '--json')).out)).toMatchObject({
      id: 'doc1',
    });
  });

  it('go along with an application whose business only they know', async () => {
    const { code } = await licensing('apply', writeFile({ ...ENTRY, business: 'document' }), '--document', photo());
    expect(code).toBe(0);
    const draft = fake.asked.find(({ line }) => line === 'POST /v1/drafts')!;
    expect(JSON.parse(draft.body)).toEqual({ licenceType: 'food-business', creditCode: 'C1', documents: ['doc1'] });
    fake.wishes.reading = {
      fields: [{ ...DOCUMENT.fields[0], accepted: false, faultText: { zh: '模糊', en: 'It is blurred.' } }],
    };
    const { out } = await licensing('apply', writeFile({ ...ENTRY, business: 'document' }), '--document', photo());
    expect(out).toContain('could not be read surely enough');
  });
});

describe('values that registries have changed', () => {
  it('are confirmed when one says so, and told otherwise', async () => {
    fake.wishes.changes = 1;
    expect((await licensing('apply', writeFile(ENTRY))).code).toBe(1);
    fake.wishes.changes = 1;
    expect((await licensing('apply', writeFile(ENTRY), '--confirm-changes')).code).toBe(0);
    const submissions = fake.asked.filter(({ line }) => line === 'POST /v1/applications').slice(-2);
    expect(submissions.map(({ body }) => (JSON.parse(body) as { version?: number }).version)).toEqual([undefined, 7]);
    fake.wishes.changes = 1;
    const { code, out } = await licensing('sample', '--out-dir', folder);
    expect([code, out.includes('the register says otherwise now: 住所 "甲" → "乙"')]).toEqual([0, true]);
  });

  it('need a document where the sample is of a business that only documents know', async () => {
    const { code, err } = await licensing('sample', 'documents', '--out-dir', folder);
    expect([code, err.includes('--document')]).toEqual([2, true]);
  });
});

describe('sample', () => {
  it('shows each step, saves the certificate and waits for the other department', async () => {
    fake.wishes.registerMisses = 2;
    const { code, out } = await licensing('sample', '--out-dir', folder);
    expect(code).toBe(0);
    const steps = ['signed in as 林惠珍', 'form filled: 2 of 2 fields', 'submitted', 'verify: proved', 'decide: grant, 1 of 1', 'issue: licence', 'certificate saved', 'public verification: valid', 'a1:5']; // prettier-ignore
    const places = steps.map((step) => out.indexOf(step));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(-1);
    expect(readFileSync(join(folder, `${NUMBER}.pdf`))).toEqual(PDF);
    expect(fake.linesOf(`GET /v1/register/${NUMBER}`)).toHaveLength(3);
  });

  it('fails when supervision never gets the event', async () => {
    fake.wishes.registerMisses = 1_000;
    const { code, err } = await licensing('sample', '--out-dir', folder, '--timeout', '1');
    expect(code).toBe(1);
    expect(err).toContain('does not have');
  });

  it('lets a chain store apply when the shop has been applied for', async () => {
    fake.wishes.applied = [
      { applicationId: 'a0', creditCode: 'C1', status: { state: 'issued', licenceNumber: 'JY0' } },
    ];
    const { out } = await licensing('sample', '--out-dir', folder);
    expect(out).toContain('甲店 has been applied for before (JY0)');
    expect(fake.asked.some(({ body }) => body.includes('login=chain'))).toBe(true);
  });

  it('ends with a referral’s exit code and its reasons', async () => {
    fake.wishes.outcome = 'referred';
    const { code, out } = await licensing('sample', 'straight-through', '--out-dir', folder);
    expect(code).toBe(3);
    expect(out).toContain('ON_SITE_CHECK');
  });
});

describe('the other verbs', () => {
  it('verify asks without signing in', async () => {
    const { code, out } = await licensing('verify', NUMBER);
    expect([code, out.includes('valid on 2026-03-02'), fake.asked.length]).toEqual([0, true, 1]);
    expect((await licensing('verify', 'JY1')).code).toBe(1);
  });

  it('certificate needs somebody, saves the file and compares its digest', async () => {
    const path = join(folder, 'deep', 'x.pdf');
    expect(await licensing('certificate', NUMBER, '--out', path)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--as') as string,
    });
    const { code, out } = await licensing('certificate', NUMBER, '--out', path, '--as', 'lin');
    expect([code, out.includes('as the public record says')]).toEqual([0, true]);
    expect(readFileSync(path)).toEqual(PDF);
  });

  it('audit fails when a count is not zero, and names what was found', async () => {
    expect(await licensing('audit', '--as', 'lin')).toMatchObject({
      code: 0,
      out: expect.stringContaining('✓') as string,
    });
    fake.wishes.auditCount = 3;
    const { code, out } = await licensing('audit', '--as', 'lin');
    expect(code).toBe(1);
    expect(out).toMatch(/✗ +2 {2}duplicate numbers {2}3\n +JY1\n +and 2 more/);
  });

  it.each([
    [['auditor'], [], 'purpose=audit'],
    [['clerk'], ['--purpose', 'complaint', '--wait', '5'], 'wait=5&purpose=complaint'],
    [[], [], ''],
  ])('status says what %j read it for, which applicants need not', async (roles, more, query) => {
    fake.wishes.roles = roles;
    const { code } = await licensing('status', 'a1', '--as', 'lin', ...more);
    expect([code, fake.asked.at(-1)]).toMatchObject([0, { line: 'GET /v1/applications/a1', query }]);
  });

  it('status shows what is asked, in both languages, and where to go on', async () => {
    const { out } = await licensing('status', 'a1', '--as', 'lin');
    for (const shown of ['asked (需要您处理)', '2026-03-22', '委托已终止。', 'The mandate was revoked.', '→ 重新委托', '→ Ask for a new one', 'POST /v1/applications/a1/answers'])
      expect(out).toContain(shown);
  }); // prettier-ignore

  it('businesses lists them', async () => {
    expect((await licensing('businesses')).out).toContain('1 of 1 businesses of 林惠珍');
  });

  it('bench measures one application for each business', async () => {
    const { code, out } = await licensing('bench', '--user', 'lin', '--seconds', '1', '--warm-up', '0', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      drafts: 1,
      issued: 1,
      errors: 0,
      endedBy: 'work',
      stepsMs: { verify: { p50: 50 } },
    });
  });
});

describe('misuse', () => {
  it.each([
    [['apply'], 2, 'missing required argument'],
    [['nonsense'], 2, "unknown command 'nonsense'"],
    [['bench', '--seconds', '0'], 2, 'A whole number from 1'],
    [['verify', 'x', '--url', 'nowhere'], 2, 'An address such as'],
    [['verify', 'x', '--url', 'http://127.0.0.1:9'], 1, 'npm start'],
    [['sample', 'nonsense'], 2, 'Samples: '],
  ])('%j', async (args, code, message) => {
    const answer = await licensing(...args);
    expect([answer.code, answer.err.includes(message)]).toEqual([code, true]);
  });

  it('prints help without a server', async () => {
    fake.stop();
    const { code, out } = await licensing('help', 'apply');
    expect([code, out.includes('Exit code')]).toEqual([0, true]);
  });
});
