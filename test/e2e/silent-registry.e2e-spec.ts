import { Applicant } from '../support/applicant';
import { clearFaults, listChainStores, salesFields, setFault } from '../support/sandbox';

const REGISTRIES = ['population', 'business-registration', 'food-safety-bars', 'premises', 'health-certificates'];

describe('a registry that does not answer', () => {
  afterEach(clearFaults);

  it.each(REGISTRIES)('%s silent: the application says so, waits, and goes on by itself', async (registry) => {
    const store = (await listChainStores())[150 + REGISTRIES.indexOf(registry)]!;
    const chain = await Applicant.signedIn('chain');
    const draft = await chain.prepareDraft(store.creditCode, salesFields(store));
    await setFault(registry, { kind: 'error', status: 503 });
    const id = await chain.submit(draft);

    const waiting = await waitFor(async () => {
      const { body } = await chain.get(`/v1/applications/${id}`);
      const status = body['status'] as { state: string; waitingFor?: { source: string } };
      return status.state === 'waiting' ? status : undefined;
    });
    expect(JSON.stringify(waiting)).toContain(registry);

    await clearFaults();
    const { status } = await chain.untilEnded(id, 30);
    expect(status.state).toBe('issued');
  });

  it('answers about somebody else: never a pass', async () => {
    const store = (await listChainStores())[160]!;
    const chain = await Applicant.signedIn('chain');
    const draft = await chain.prepareDraft(store.creditCode, salesFields(store));
    await setFault('health-certificates', { kind: 'wrong' });
    const { status } = await chain.untilEnded(await chain.submit(draft));
    expect(status.state).toBe('referred');
  });
});

async function waitFor<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error('not within 15 s');
}
