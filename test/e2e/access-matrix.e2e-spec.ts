import {
  APPLICANTS, EVERYBODY, type RoleName, ROLES, type Row, SIGNED_IN, STAFF, type Things, tryCell,
} from '../support/access-matrix'; // prettier-ignore
import { Applicant } from '../support/applicant';
import { ONE_PAGE } from '../support/one-page';
import { listCases, salesFields, type SandboxCase } from '../support/sandbox';

const CASE_READERS: readonly RoleName[] = ['clerk', 'clerk elsewhere', 'inspector', 'reviewer', 'auditor'];
const OWN_LISTS = APPLICANTS;
const nobody: readonly RoleName[] = [];

const offer = ({ creditCode, outsiderName, outsiderId }: Things): object => ({
  creditCode, agentName: outsiderName, agentIdNumber: outsiderId, licenceTypes: ['food-business'], actions: ['prepare'],
  validUntil: '2027-01-31', agreed: true,
}); // prettier-ignore

/** Who may do what with one owner's things. A route that is not here fails the spec. */
const ROWS: readonly Row[] = [
  ...['/', '/openapi.json', '/v1/licence-types', '/verify', '/health/live', '/health/ready', '/health/keys'].map(
    (path): Row => ({ route: `GET ${path}`, path: () => path, opens: EVERYBODY, sees: nobody }),
  ),
  { route: 'GET /v1/licence-types/{id}', path: () => '/v1/licence-types/food-business', opens: EVERYBODY, sees: nobody },
  { route: 'GET /verify/{number}', path: ({ number }) => `/verify/${number!}`, opens: EVERYBODY, sees: nobody },
  { route: 'GET /v1/verification/{number}', path: ({ number }) => `/v1/verification/${number!}`, opens: EVERYBODY, sees: nobody },
  { route: 'GET /v1/register/{number}', path: ({ number }) => `/v1/register/${number!}`, opens: EVERYBODY, sees: nobody },
  { route: 'GET /v1/sign-in', path: () => '/v1/sign-in', opens: EVERYBODY, sees: nobody, success: [302] },
  { route: 'GET /v1/sign-in/callback', path: () => '/v1/sign-in/callback?code=x&state=y', opens: EVERYBODY, sees: nobody, success: [400] },

  { route: 'GET /v1/session', path: () => '/v1/session', opens: SIGNED_IN, sees: ['owner'] },
  { route: 'POST /v1/sign-out', path: () => '/v1/sign-out', opens: SIGNED_IN, endsThings: true },
  { route: 'GET /v1/devices', path: () => '/v1/devices', opens: [...APPLICANTS, ...STAFF], sees: nobody },
  { route: 'DELETE /v1/devices/{id}', path: ({ device }) => `/v1/devices/${device!}`, opens: ['owner'], endsThings: true },
  { route: 'DELETE /v1/devices', path: () => '/v1/devices', opens: [...APPLICANTS, ...STAFF], endsThings: true },

  { route: 'GET /v1/businesses', path: () => '/v1/businesses', opens: OWN_LISTS, sees: ['owner', 'agent'] },
  { route: 'POST /v1/drafts', path: () => '/v1/drafts', body: ({ creditCode }) => ({ licenceType: 'food-business', creditCode }), opens: ['owner', 'agent'] },
  { route: 'GET /v1/drafts/{id}', path: ({ draft }) => `/v1/drafts/${draft!}`, opens: ['owner'] },
  { route: 'GET /v1/drafts/{id}', path: ({ agentDraft }) => `/v1/drafts/${agentDraft!}`, opens: ['agent'] },
  { route: 'GET /v1/drafts/{id}', path: ({ formerDraft }) => `/v1/drafts/${formerDraft!}`, opens: nobody },
  { route: 'PATCH /v1/drafts/{id}', path: ({ draft }) => `/v1/drafts/${draft!}`, body: () => ({ fields: { contactPhone: '13800138000' } }), headers: () => ({ 'if-match': '"2"' }), opens: ['owner'] },
  { route: 'PATCH /v1/drafts/{id}', path: ({ formerDraft }) => `/v1/drafts/${formerDraft!}`, body: () => ({ fields: { area: 61 } }), headers: () => ({ 'if-match': '"2"' }), opens: nobody },
  { route: 'DELETE /v1/drafts/{id}', path: ({ draft }) => `/v1/drafts/${draft!}`, opens: ['owner'], endsThings: true },
  { route: 'DELETE /v1/drafts/{id}', path: ({ agentDraft }) => `/v1/drafts/${agentDraft!}`, opens: ['agent'], endsThings: true },

  { route: 'POST /v1/documents', path: () => '/v1/documents?slot=premises-right&licenceType=food-business', file: ONE_PAGE, opens: APPLICANTS, sees: nobody },
  { route: 'POST /v1/documents', path: ({ draft }) => `/v1/documents?slot=premises-right&licenceType=food-business&draft=${draft!}`, file: ONE_PAGE, opens: ['owner'], endsThings: true },
  { route: 'GET /v1/documents', path: () => '/v1/documents', opens: APPLICANTS, sees: nobody },
  { route: 'GET /v1/documents/{id}', path: ({ document }) => `/v1/documents/${document!}`, opens: ['owner'] },
  { route: 'GET /v1/documents/{id}', path: ({ agentDocument }) => `/v1/documents/${agentDocument!}`, opens: ['agent'] },
  { route: 'GET /v1/documents/{id}/pages/{page}', path: ({ document }) => `/v1/documents/${document!}/pages/1`, opens: ['owner'] },
  { route: 'PATCH /v1/documents/{id}', path: ({ document }) => `/v1/documents/${document!}`, body: () => ({ fields: {} }), opens: ['owner'] },
  { route: 'PUT /v1/documents/{id}/draft', path: ({ document }) => `/v1/documents/${document!}/draft`, body: ({ draft }) => ({ draftId: draft }), opens: ['owner'], endsThings: true },
  { route: 'PUT /v1/documents/{id}/draft', path: ({ agentDocument }) => `/v1/documents/${agentDocument!}/draft`, body: ({ draft }) => ({ draftId: draft }), opens: nobody },
  { route: 'DELETE /v1/documents/{id}', path: ({ document }) => `/v1/documents/${document!}`, opens: ['owner'], endsThings: true },
  { route: 'DELETE /v1/documents/{id}', path: ({ agentDocument }) => `/v1/documents/${agentDocument!}`, opens: ['agent'], endsThings: true },

  { route: 'POST /v1/applications', path: () => '/v1/applications', body: ({ draft }) => ({ draftId: draft }), opens: ['owner'], endsThings: true },
  { route: 'POST /v1/applications', path: () => '/v1/applications', body: ({ formerDraft }) => ({ draftId: formerDraft }), opens: nobody },
  { route: 'GET /v1/applications', path: () => '/v1/applications', opens: [...OWN_LISTS, ...CASE_READERS], sees: ['owner', 'agent', 'former agent'] },
  { route: 'GET /v1/applications/{id}', path: ({ application }) => `/v1/applications/${application!}`, isRead: true, opens: ['owner', 'clerk', 'inspector', 'reviewer', 'auditor'] },
  { route: 'GET /v1/applications/{id}', path: ({ agentApplication }) => `/v1/applications/${agentApplication!}`, isRead: true, opens: ['owner', 'agent', 'clerk', 'inspector', 'reviewer', 'auditor'] },
  { route: 'GET /v1/applications/{id}/progress', path: ({ application }) => `/v1/applications/${application!}/progress`, isRead: true, opens: ['owner', 'clerk', 'inspector', 'reviewer', 'auditor'] },
  { route: 'POST /v1/applications/{id}/answers', path: ({ application }) => `/v1/applications/${application!}/answers`, body: () => ({}), opens: ['owner'], success: [409] },
  { route: 'GET /v1/certificates/{number}/file', path: ({ number }) => `/v1/certificates/${number!}/file`, isRead: true, opens: ['owner', 'clerk', 'inspector', 'reviewer', 'auditor'] },

  { route: 'POST /v1/mandates', path: () => '/v1/mandates', body: offer, opens: ['owner'], endsThings: true },
  { route: 'GET /v1/mandates', path: () => '/v1/mandates', opens: OWN_LISTS, sees: ['owner', 'agent', 'former agent'] },
  { route: 'POST /v1/mandates/statement', path: () => '/v1/mandates/statement', body: offer, opens: ['owner'] },
  { route: 'GET /v1/mandates/{id}', path: ({ mandate }) => `/v1/mandates/${mandate!}`, opens: ['owner', 'agent'] },
  { route: 'POST /v1/mandates/{id}/accept', path: ({ mandate }) => `/v1/mandates/${mandate!}/accept`, body: () => ({}), opens: ['agent'], endsThings: true },
  { route: 'POST /v1/mandates/{id}/decline', path: ({ mandate }) => `/v1/mandates/${mandate!}/decline`, body: () => ({}), opens: ['agent'], endsThings: true },
  { route: 'POST /v1/mandates/{id}/revoke', path: ({ mandate }) => `/v1/mandates/${mandate!}/revoke`, body: () => ({}), opens: ['owner', 'agent'], endsThings: true },

  { route: 'GET /v1/me/accesses', path: () => '/v1/me/accesses', opens: OWN_LISTS, sees: ['owner'] },
  { route: 'GET /v1/me/data', path: () => '/v1/me/data', opens: OWN_LISTS, sees: ['owner'] },
  { route: 'POST /v1/me/erasure', path: () => '/v1/me/erasure', body: () => ({}), opens: OWN_LISTS, endsThings: true },

  { route: 'GET /v1/audit', path: () => '/v1/audit', opens: ['auditor'], sees: nobody },
  { route: 'GET /v1/staff', path: () => '/v1/staff', opens: ['administrator'], sees: nobody },
  { route: 'GET /v1/staff/{ref}/enrolment-code', path: ({ staffRef }) => `/v1/staff/${staffRef!}/enrolment-code`, opens: ['administrator'], sees: nobody },
  { route: 'POST /v1/staff/{ref}/enrolment-code', path: ({ staffRef }) => `/v1/staff/${staffRef!}/enrolment-code`, body: () => ({}), opens: ['administrator'], endsThings: true },
  { route: 'POST /v1/staff/{ref}/unlock', path: ({ staffRef }) => `/v1/staff/${staffRef!}/unlock`, body: () => ({}), opens: ['administrator'], endsThings: true },
]; // prettier-ignore

/** Routes of the second factor: about the caller's own, and tried in a spec of their own. */
const ELSEWHERE = /^\w+ \/(v1\/second-factor|staff\/)/;

/** Division of the clerk's and the inspector's office. */
const CLERKS_OFFICE = '440703';

/** Its place among the sandbox's generated shops: no other spec licenses this one. */
const FIRST = 40;

let things: Record<string, string>;
let shop: SandboxCase;
let marks: string[];
const visitors = {} as Record<RoleName, Applicant>;

beforeAll(async () => {
  const shops = (await listCases('straight-through')).filter(
    ({ origin, creditCode }) => origin === 'generated' && creditCode.slice(2, 8) === CLERKS_OFFICE,
  );
  shop = shops[FIRST]!;
  const [formerPerson, agentPerson, outsider] = [shops[FIRST + 1]!, shops[FIRST + 2]!, shops[FIRST + 3]!];
  visitors.anonymous = new Applicant();
  visitors.owner = await Applicant.signedIn(shop.login);
  visitors.agent = await Applicant.signedIn(agentPerson.login);
  visitors['former agent'] = await Applicant.signedIn(formerPerson.login);
  visitors.stranger = await Applicant.signedIn('chen');
  visitors['clerk without second factor'] = await Applicant.signedInWithPassword('clerk');
  await inTurn(STAFF, async (role) => {
    visitors[role] = await Applicant.signedIn(LOGINS[role] ?? role);
  });
  const { owner, agent } = visitors;
  await owner.stepUp('face-verified');
  const mandate = await give(owner, agent, agentPerson);
  const former = await give(owner, visitors['former agent'], formerPerson);
  const prepare = (person: Applicant): Promise<string> => person.prepareDraft(shop.creditCode, salesFields(shop));
  const [draft, agentDraft, formerDraft] = [
    await prepare(owner),
    await prepare(agent),
    await prepare(visitors['former agent']),
  ];
  expect((await owner.send('POST', `/v1/mandates/${former}/revoke`, {})).status).toBe(200);
  const ended = await owner.untilEnded(await owner.submit(await prepare(owner)));
  expect(ended.status.state).toBe('issued');
  const agentApplication = (await agent.untilEnded(await agent.submit(await prepare(agent)))).applicationId;
  const [document, agentDocument] = [await bring(owner), await bring(agent)];
  things = {
    document, agentDocument, draft, agentDraft, formerDraft, agentApplication, mandate, creditCode: shop.creditCode,
    application: ended.applicationId, number: ended.status.licenceNumber!, outsiderId: outsider.representative.idNumber, outsiderName: outsider.representative.name,
    device: await deviceOf(owner), staffRef: await staffRefOf(visitors.administrator),
  }; // prettier-ignore
  marks = [shop.representative.idNumber, shop.representative.name, shop.foodSafetyPerson];
}, 120_000);

const LOGINS: Partial<Record<RoleName, string>> = { 'clerk elsewhere': 'clerk-taishan' };

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (const item of items) await work(item);
}

async function give(owner: Applicant, agent: Applicant, person: SandboxCase): Promise<string> {
  const { status, body } = await owner.send('POST', '/v1/mandates', {
    creditCode: shop.creditCode,
    agentName: person.representative.name,
    agentIdNumber: person.representative.idNumber,
    licenceTypes: ['food-business'],
    actions: ['prepare', 'submit', 'follow', 'collect'],
    validUntil: '2027-01-31',
    agreed: true,
  });
  expect(status).toBe(201);
  const id = body['id'] as string;
  expect((await agent.send('POST', `/v1/mandates/${id}/accept`, {})).status).toBe(200);
  return id;
}

/** Uploads a page, and waits until it can be looked at. */
async function bring(person: Applicant): Promise<string> {
  const { status, body } = await person.upload('/v1/documents?slot=premises-right&licenceType=food-business', ONE_PAGE);
  expect(status).toBe(201);
  await person.untilRead(body['id'] as string);
  return body['id'] as string;
}

async function deviceOf(owner: Applicant): Promise<string> {
  const { body } = await owner.get('/v1/devices');
  return (body['devices'] as { id: string }[])[0]!.id;
}

async function staffRefOf(administrator: Applicant): Promise<string> {
  const { body } = await administrator.get('/v1/staff');
  return (body['accounts'] as { ref: string; name: string }[]).find(({ name }) => name === '关建明')!.ref;
}

describe('roles and routes', () => {
  it('names every route of the API', async () => {
    const { body } = await visitors.anonymous.get('/openapi.json');
    const paths = body['paths'] as Record<string, Record<string, unknown>>;
    const offered = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const known = new Set(ROWS.map(({ route }) => route));
    expect(offered.filter((route) => !known.has(route) && !ELSEWHERE.test(route))).toEqual([]);
    expect([...known].filter((route) => !offered.includes(route))).toEqual([]);
  });

  it('opens to those it should, and shows nobody else anything', async () => {
    const found: string[] = [];
    for (const row of ROWS) {
      for (const role of ROLES) found.push(...(await tryCell(row, role, visitors[role], things, marks)));
    }
    process.stdout.write(
      `access matrix: ${String(ROLES.length)} roles × ${String(ROWS.length)} rows = ${String(ROLES.length * ROWS.length)} cells, ${String(found.length)} wrong\n`,
    );
    expect(found).toEqual([]);
  }, 180_000);
});
