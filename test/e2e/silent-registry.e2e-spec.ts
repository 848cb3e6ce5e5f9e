import { Applicant } from '../support/applicant';
import { clearFaults, listCases, salesFields, type SandboxCase, setFault } from '../support/sandbox';

const REGISTRIES = ['population', 'business-registration', 'food-safety-bars', 'premises', 'health-certificates'];

/** Somebody whom no registry has been asked about: what is known about the others may be answered from memory. */
async function findStranger(n: number): Promise<SandboxCase> {
  const cases = await listCases('straight-through');
  return cases.filter(({ origin }) => origin === 'generated').at(-1 - n)!;
}

describe('a registry that does not answer', () => {
  afterEach(clearFaults);

  it.each(REGISTRIES)('%s silent: the application says so, waits, and goes on by itself', async (registry) => {
    const store = await findStranger(REGISTRIES.indexOf(registry));
    const owner = await Applicant.signedIn(store.login);
    const draft = await owner.prepareDraft(store.creditCode, salesFields(store));
    await setFault(registry, { kind: 'error', status: 503 });
    const id = await owner.submit(draft);

    const waiting = await waitFor(async () => {
      const { body } = await owner.get(`/v1/applications/${id}`);
      const status = body['status'] as { state: string; waitingFor?: { source: string } };
      return status.state === 'waiting' ? status : undefined;
    });
    expect(JSON.stringify(waiting)).toContain(registry);

    await clearFaults();
    const { status } = await owner.untilEnded(id, 30);
    expect(status.state).toBe('issued');
  });

  it('answers about somebody else: never a pass', async () => {
    const store = await findStranger(REGISTRIES.length);
    const owner = await Applicant.signedIn(store.login);
    const draft = await owner.prepareDraft(store.creditCode, salesFields(store));
    await setFault('health-certificates', { kind: 'wrong' });
    const { status } = await owner.untilEnded(await owner.submit(draft));
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
