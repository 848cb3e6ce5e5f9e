import { type Draft, VerificationState } from '@licensing/contracts';
import { completeLicenceNumber, findLicenceType, findPurpose, RETENTION } from '@licensing/domain';
import { type Browser } from '../testing/browser';
import { AUDITOR, GatewayHarness, OWNER } from '../testing/gateway-harness.module';
import { sampleCreditCode } from '../testing/sample-form';
import { ADMINISTRATOR, CLERK } from '../testing/staff';

// The library is an ES module only: here it is compiled, and loaded without a dynamic import.
jest.mock('../sign-in/oidc-library', () => ({
  ...jest.requireActual<object>('../sign-in/oidc-library'),
  loadOidcLibrary: () => Promise.resolve(jest.requireActual<object>('openid-client')),
}));
// A topic of its own, so that no other consumer takes what is made up here.
jest.mock('@licensing/contracts', () => ({
  ...jest.requireActual<object>('@licensing/contracts'),
  EVENTS_TOPIC: `licensing.events.gateway-${process.pid}-me`,
}));

const harness = new GatewayHarness(process.env, sampleCreditCode());
const TIME = '2026-03-02T01:00:00.000Z';
const NUMBER = completeLicenceNumber('JY', '1440703000002');
const APPLICATION = 'application-of-the-owner';

let owner: Browser;
let clerk: Browser;

function addCase(applicationId: string, divisionCode: string): void {
  const response = { applicationId, licenceType: 'food-business', creditCode: 'C', submittedAt: TIME, divisionCode };
  harness.neighbours.cases.set(applicationId, { subject: OWNER.sub, response, records: [] });
  const draft: Draft = {
    id: applicationId, version: 1, licenceType: 'food-business', typeVersion: findLicenceType('food-business')!.version,
    creditCode: 'C', fields: [], silent: [], savedAt: TIME, applicationId, authority: undefined, materials: [],
  }; // prettier-ignore
  harness.neighbours.drafts.set(applicationId, { subject: OWNER.sub, draft });
}

beforeAll(async () => {
  await harness.start();
  owner = await harness.signedIn(OWNER);
  clerk = await harness.signedIn(CLERK);
  addCase(APPLICATION, '440703');
  addCase('of-another-office', '440105');
  harness.neighbours.licences.set(NUMBER, {
    licence: { certificateSha256: 'a'.repeat(64) } as never, applicationId: APPLICATION,
    state: VerificationState.VERIFICATION_STATE_VALID, registered: true,
  }); // prettier-ignore
});
afterAll(() => harness.stop());

const PATHS = [
  `/v1/applications/${APPLICATION}`,
  `/v1/applications/${APPLICATION}/progress`,
  `/v1/certificates/${NUMBER}/file`,
];

describe('staff', () => {
  it.each(PATHS)('say what they read %s for, from the purposes of their role', async (path) => {
    const since = harness.neighbours.readings.length;
    const missing = await clerk.ask('GET', path);
    expect(missing.json).toMatchObject({ status: 422, problems: [{ pointer: '/purpose', code: 'required' }] });
    const [problem] = missing.json['problems'] as { choices: { value: string }[] }[];
    expect(problem?.choices.map(({ value }) => value)).toEqual(['handle-case', 'complaint', 'rights-request']);
    for (const purpose of ['audit', 'registry-check', 'curiosity', '__proto__']) {
      const { json } = await clerk.ask('GET', `${path}?purpose=${purpose}`);
      expect(json).toMatchObject({ status: 422, problems: [{ pointer: '/purpose', code: 'unknown-purpose' }] });
    }
    expect(harness.neighbours.readings).toHaveLength(since);
  });

  it('read what they say it for, under a pseudonym, in their role and office', async () => {
    const since = harness.neighbours.readings.length;
    for (const path of PATHS.filter((one) => !one.endsWith('progress')))
      expect((await clerk.ask('GET', `${path}?purpose=handle-case`)).status).toBe(200);
    const readings = harness.neighbours.readings.slice(since);
    expect(readings).toHaveLength(2);
    for (const { subject, purpose, reader } of readings) {
      expect({ subject, purpose, ...reader }).toEqual({
        subject: '', purpose: 'handle-case', role: 'clerk', office: '440703', ref: expect.stringMatching(/^[\w-]{16,64}$/) as string,
      }); // prettier-ignore
      expect(reader?.ref).not.toContain('clerk');
    }
  });

  it('of another office find nothing, administrators see nothing, auditors everything', async () => {
    const path = '/v1/applications/of-another-office';
    expect((await clerk.ask('GET', `${path}?purpose=handle-case`)).json['code']).toBe('RESOURCE.NOT_FOUND');
    expect((await (await harness.signedIn(AUDITOR)).ask('GET', `${path}?purpose=audit`)).status).toBe(200);
    const administrator = await harness.signedIn(ADMINISTRATOR);
    for (const one of PATHS)
      expect((await administrator.ask('GET', `${one}?purpose=audit`)).json['code']).toBe('SESSION.FORBIDDEN');
  });
});

describe('an application', () => {
  it('is read by its applicant without a purpose, which is not asked of them', async () => {
    const { status, json } = await owner.ask('GET', PATHS[0]!);
    expect([status, json['waits']]).toEqual([200, []]);
    expect(harness.neighbours.readings.some(({ subject }) => subject === OWNER.sub)).toBe(false);
  });

  it('of which nothing is asked takes no answer', async () => {
    const path = `${PATHS[0]!}/answers`;
    expect((await owner.ask('POST', path, {})).json).toMatchObject({ status: 409, code: 'APPLICATION.NOT_ASKED' });
    expect((await owner.ask('POST', path, { text: 'x' })).json).toMatchObject({
      status: 422,
      problems: [{ pointer: '/text' }],
    });
    expect((await clerk.ask('POST', path, {})).json['code']).toBe('SESSION.FORBIDDEN');
    expect((await owner.ask('POST', '/v1/applications/nothing/answers', {})).status).toBe(404);
  });
});

describe('a person', () => {
  it('sees who read their data, when, what for and by which law', async () => {
    harness.neighbours.identity.accesses.push(
      {
        at: TIME, role: 'clerk', office: '440703', purpose: 'handle-case', purposeText: undefined, basis: '', what: 'application',
        applicationId: APPLICATION,
      },
      {
        at: TIME, role: 'identity', office: '', purpose: 'registry-check', purposeText: undefined, basis: '',
        what: 'food-safety-bars', applicationId: '',
      },
    ); // prettier-ignore
    const { json } = await owner.ask('GET', '/v1/me/accesses?limit=10');
    const { text, law } = findPurpose('handle-case')!;
    expect(json).toMatchObject({ total: 2, limit: 10, offset: 0 });
    expect(json['accesses']).toEqual([
      {
        at: TIME, role: 'clerk', roleText: { zh: '受理人员', en: 'a clerk' }, office: '440703', purpose: 'handle-case',
        purposeText: text, basis: { zh: law.zh, en: law.en }, what: 'application',
        whatText: expect.objectContaining({ en: expect.any(String) as string }) as object, applicationId: APPLICATION,
      },
      expect.objectContaining({ whatText: { zh: '食品安全从业禁止名单', en: 'the register of food-safety bars' } }),
    ]); // prettier-ignore
    expect((await owner.ask('GET', '/v1/me/accesses?limit=0')).json).toMatchObject({ status: 422 });
    expect((await harness.browser().ask('GET', '/v1/me/accesses')).status).toBe(401);
  });

  it('sees what is held about them, by which law and for how long', async () => {
    const { json } = await owner.ask('GET', '/v1/me/data');
    const kinds = json['kinds'] as { kind: string; count?: number }[];
    expect(kinds.map(({ kind }) => kind)).toEqual(
      RETENTION.filter(({ isApplicants }) => isApplicants).map(({ kind }) => kind),
    );
    expect(kinds.find(({ kind }) => kind === 'submission')?.count).toBe(2);
    expect(kinds.find(({ kind }) => kind === 'draft')).toMatchObject({
      term: { zh: '自最后保存起90日' },
      link: '/v1/drafts/{id}',
    });
    expect(json['rights']).toContainEqual(expect.objectContaining({ link: '/v1/me/erasure' }));
  });

  it('has erased what nothing makes us keep, and is told why the rest stays', async () => {
    const other = await harness.signedIn(OWNER);
    const { status, json } = await owner.ask('POST', '/v1/me/erasure', {});
    expect(status).toBe(200);
    expect((json['erased'] as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      'upload',
      'sessions',
      'session-uses',
    ]);
    const kept = json['kept'] as { kind: string; law: { zh: string } }[];
    expect(kept.find(({ kind }) => kind === 'submission')?.law.zh).toContain('档案法');
    expect((await other.ask('GET', '/v1/session')).json['code']).toBe('SESSION.EXPIRED');
    expect((await owner.ask('GET', '/v1/session')).status).toBe(200);
    expect((await owner.ask('POST', '/v1/me/erasure', {}, { 'x-csrf-token': 'x' })).json['code']).toBe('SESSION.CSRF');
    expect((await owner.ask('POST', '/v1/me/erasure', { kinds: ['ledger'] })).status).toBe(422);
    expect((await clerk.ask('POST', '/v1/me/erasure', {})).json['code']).toBe('SESSION.FORBIDDEN');
  });
});
