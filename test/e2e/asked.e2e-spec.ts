import { Applicant } from '../support/applicant';
import { clearFaults, salesFields, type SandboxCase, setFault } from '../support/sandbox';
import { appoint, mandateOffer, takeShops } from '../support/shops';
import { until } from '../support/until';

/** Places among the sandbox's generated shops that no other spec takes. */
const FIRST = 64;

interface Shown {
  readonly status: { readonly state: string; readonly questions?: { code: string; zh: string; en: string }[] };
  readonly steps: { readonly step: string; readonly state: string }[];
  readonly history: { readonly type: string; readonly mandate?: string; readonly data: object }[];
  readonly links: Record<string, string>;
}

afterEach(clearFaults);

/** An agent's application that waits for the population register, while its mandate is revoked and the register comes back. */
async function bringToQuestion(place: number) {
  const [shop, person] = (await takeShops(FIRST + 2 * place, 2)) as [SandboxCase, SandboxCase];
  const owner = await Applicant.signedIn(shop.login);
  const agent = await Applicant.signedIn(person.login);
  await owner.stepUp('face-verified');
  const offer = mandateOffer(shop, person);
  const first = await appoint(owner, agent, offer);
  const draft = await agent.prepareDraft(shop.creditCode, salesFields(shop));
  await setFault('population', { kind: 'error', status: 503 });
  const id = await agent.submit(draft);
  const look = async (reader: Applicant): Promise<Shown> =>
    (await reader.get(`/v1/applications/${id}`)).body as unknown as Shown;
  const untilState = (state: string): Promise<Shown> =>
    until(state, async () => {
      const shown = await look(owner);
      return shown.status.state === state ? shown : undefined;
    });
  await untilState('waiting');
  expect((await owner.send('POST', `/v1/mandates/${first}/revoke`, {})).status).toBe(200);
  await clearFaults();
  const asked = await untilState('asked');
  return { id, owner, agent, offer, first, asked, look };
}

describe('an application under a mandate that ends while a registry is silent', () => {
  it('asks; the agent, appointed anew, answers, and it goes on under the new mandate', async () => {
    const { id, owner, agent, offer, first, asked, look } = await bringToQuestion(0);
    expect(asked.status.questions).toMatchObject([{ code: 'MANDATE_ENDED' }]);
    expect(asked.steps[0]).toMatchObject({ step: 'verify', state: 'asked' });
    const answers = `/v1/applications/${id}/answers`;
    expect(asked.links['answers']).toBe(answers);

    expect((await agent.send('POST', answers, {})).body).toMatchObject({ status: 403, code: 'MANDATE.ENDED' });
    const second = await appoint(owner, agent, offer);
    expect((await agent.send('POST', answers, {})).status).toBe(202);
    expect((await agent.untilEnded(id)).status.state).toBe('issued');
    const { history } = await look(agent);
    const withMandate = history.map(({ type, mandate }) => [type.split('.')[2], mandate]);
    expect(withMandate).toEqual([
      ['submitted', first], ['waiting', first], ['asked', first], ['answered', second],
      ['verified', second], ['gathered', second], ['decided', second], ['issued', second],
    ]); // prettier-ignore
    expect((await agent.send('POST', answers, {})).body).toMatchObject({ status: 409, code: 'APPLICATION.NOT_ASKED' });
  });

  it('is answered by the representative too, and still goes on under the mandate that holds', async () => {
    const { id, owner, agent, offer, first, look } = await bringToQuestion(1);
    const second = await appoint(owner, agent, offer);
    expect((await owner.send('POST', `/v1/applications/${id}/answers`, {})).status).toBe(202);
    expect((await owner.untilEnded(id)).status.state).toBe('issued');
    const { history } = await look(owner);
    const under = (name: string) => history.find(({ type }) => type.split('.')[2] === name)?.mandate;
    expect([under('answered'), under('verified'), under('issued')]).toEqual([first, second, second]);
  });
});
