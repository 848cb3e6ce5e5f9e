import { Applicant } from '../support/applicant';
import { listCases, salesFields, type SandboxCase } from '../support/sandbox';
import { mandateOffer, takeShops } from '../support/shops';

/** Places among the sandbox's generated shops that no other spec takes. */
const FIRST = 60;

interface HistoryRecord {
  readonly type: string;
  readonly mandate?: string;
  readonly data: { readonly authority?: object; readonly evidence?: { source: string; rule?: string }[] };
}

let shop: SandboxCase;
let person: SandboxCase;
let owner: Applicant;
let agent: Applicant;

beforeAll(async () => {
  [shop, person] = (await takeShops(FIRST, 2)) as [SandboxCase, SandboxCase];
  owner = await Applicant.signedIn(shop.login);
  agent = await Applicant.signedIn(person.login);
});

describe('a mandate, from its statement to its end', () => {
  let mandate: string;
  let application: string;
  let number: string;

  it('is given only by a sign-in as sure as it asks, after reading what it says', async () => {
    const offer = mandateOffer(shop, person);
    const { status, body } = await owner.send('POST', '/v1/mandates/statement', { ...offer, agreed: false });
    expect([status, body['level']]).toEqual([200, 'face-verified']);
    const { zh } = body['statement'] as { zh: string };
    for (const said of [person.representative.name, shop.name, shop.creditCode]) expect(zh).toContain(said);

    const weak = await owner.send('POST', '/v1/mandates', offer);
    expect(weak.status).toBe(403);
    expect(weak.body).toMatchObject({
      code: 'SESSION.STEP_UP', stepUp: expect.stringContaining('acr=face-verified') as string,
    }); // prettier-ignore
    await owner.stepUp('face-verified');
    const given = await owner.send('POST', '/v1/mandates', offer);
    expect(given.status).toBe(201);
    expect(given.body).toMatchObject({ state: 'offered', youAre: 'grantor' });
    mandate = given.body['id'] as string;
  });

  it('asks about an old number of 15 digits, with what it became to choose, and never fills it in', async () => {
    const born = (await listCases('straight-through')).find(({ representative: { idNumber } }) =>
      idNumber.slice(6, 8) === '19' && idNumber !== shop.representative.idNumber); // prettier-ignore
    const { idNumber } = born!.representative;
    const old = idNumber.slice(0, 6) + idNumber.slice(8, 17);
    const { status, body } = await owner.send('POST', '/v1/mandates', {
      ...mandateOffer(shop, born!), agentIdNumber: old,
    }); // prettier-ignore
    expect(status).toBe(403);
    expect(body).toMatchObject({
      code: 'AUTHORITY.QUESTIONS', problems: [{ code: 'ID_NUMBER_OLD', choices: [{ value: idNumber }] }],
    }); // prettier-ignore
  });

  it('lets the agent do nothing before they accept it, and everything it names afterwards', async () => {
    const begin = () => agent.send('POST', '/v1/drafts', { licenceType: 'food-business', creditCode: shop.creditCode });
    expect((await begin()).body).toMatchObject({ status: 403, problems: [{ code: 'MANDATE_NOT_ACCEPTED' }] });
    expect((await agent.send('POST', `/v1/mandates/${mandate}/accept`, {})).body).toMatchObject({ state: 'active' });
    const draft = await agent.prepareDraft(shop.creditCode, salesFields(shop));
    application = await agent.submit(draft);
    const { status } = await agent.untilEnded(application);
    expect(status.state).toBe('issued');
    number = status.licenceNumber!;
  });

  it('is named by every record, with the sign-in as evidence', async () => {
    for (const reader of [agent, owner]) {
      const { body } = await reader.get(`/v1/applications/${application}`);
      const history = body['history'] as HistoryRecord[];
      expect(history.map((record) => record.mandate)).toEqual(Array(5).fill(mandate));
      const { data } = history.find(({ type }) => type === 'licensing.application.verified.v1')!;
      expect(data.authority).toEqual({ kind: 'mandate', mandate });
      const evidence = (data.evidence ?? []).map(({ source, rule }) => `${source} ${rule ?? ''}`);
      expect(evidence).toContain('identity-provider identity/person');
      expect(evidence).toContain('mandates identity/authority');
    }
  });

  it('shows the representative what was done in their name, and what came of it', async () => {
    const { body } = await owner.get('/v1/applications');
    const listed = body['applications'] as { applicationId: string }[];
    expect(listed.map(({ applicationId }) => applicationId)).toContain(application);
    for (const holder of [owner, agent]) {
      const file = await holder.client.send(`${holder.origin}/v1/certificates/${number}/file`);
      expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      await file.arrayBuffer();
    }
  });

  it('ends at once when it is revoked: the agent’s next step is refused, and what they began is theirs to erase', async () => {
    const draft = await agent.prepareDraft(shop.creditCode, salesFields(shop));
    expect((await owner.send('POST', `/v1/mandates/${mandate}/revoke`, {})).body).toMatchObject({ state: 'revoked' });
    const tries = [
      await agent.get(`/v1/drafts/${draft}`),
      await agent.send(
        'PATCH',
        `/v1/drafts/${draft}`,
        { fields: { contactPhone: '13800138001' } },
        { 'if-match': '*' },
      ),
      await agent.send('POST', '/v1/applications', { draftId: draft }),
      await agent.get(`/v1/applications/${application}`),
      await agent.get(`/v1/certificates/${number}/file`),
    ];
    expect(tries.map(({ status, body }) => [status, body['code']])).toEqual(Array(5).fill([403, 'MANDATE.ENDED']));
    const { body } = await agent.get('/v1/applications');
    expect(body['applications']).toContainEqual(
      expect.objectContaining({ applicationId: application, mandateEnded: true }),
    );
    expect((await agent.send('DELETE', `/v1/drafts/${draft}`, undefined)).status).toBe(204);
    expect((await owner.get(`/v1/applications/${application}`)).status).toBe(200);
  });
});
