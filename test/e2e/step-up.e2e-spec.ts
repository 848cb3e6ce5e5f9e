import { Applicant } from '../support/applicant';
import { listCases, salesFields, type SandboxCase } from '../support/sandbox';

/** Has a password only; her shop has everything in order. */
const LOGIN = 'yu';

describe('an applicant whose sign-in is worth less than submitting asks', () => {
  let shop: SandboxCase;
  let yu: Applicant;
  let draft: string;

  beforeAll(async () => {
    shop = (await listCases('straight-through')).find(({ login }) => login === LOGIN)!;
    yu = await Applicant.signedIn(LOGIN);
  });

  it('fills in the form, and is told at submitting to which level to step up, and how', async () => {
    expect((await yu.get('/v1/session')).body['assurance']).toBe('password');
    draft = await yu.prepareDraft(shop.creditCode, salesFields(shop));
    const refused = await yu.send('POST', '/v1/applications', { draftId: draft });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      code: 'SESSION.STEP_UP',
      stepUp: `/v1/sign-in?acr=real-name&return_to=${encodeURIComponent(`/v1/drafts/${draft}`)}`,
    });
  });

  it('steps up, finds the draft as it was, and gets the licence', async () => {
    await yu.stepUp('real-name');
    const found = await yu.get(`/v1/drafts/${draft}`);
    expect(found.body).toMatchObject({ id: draft, creditCode: shop.creditCode });
    const { status } = await yu.untilEnded(await yu.submit(draft));
    expect(status.state).toBe('issued');
  });
});
