import { IdentityServiceService, VerifyOutcome, type VerifyRequest } from '@licensing/contracts';
import { completeResidentId } from '@licensing/domain';
import { listCases, type SandboxCase, setFault, clearFaults } from '../../../test/support/sandbox';
import { type SandboxProcess, startSandbox } from '../../../test/support/sandbox-process';
import { type ServiceUnderTest, startServiceUnderTest } from '../../../test/support/service-under-test';
import { until } from '../../../test/support/until';
import { IdentityEnvironment } from './identity.config';
import { IdentityModule } from './identity.module';

let sandbox: SandboxProcess;
let identity: ServiceUnderTest<typeof IdentityServiceService>;
let good: SandboxCase;

beforeAll(async () => {
  sandbox = await startSandbox();
  identity = await startServiceUnderTest(
    {
      name: 'identity', module: IdentityModule, environment: IdentityEnvironment,
      service: 'IdentityService', definition: IdentityServiceService,
    },
    {
      REGISTRY_URL: sandbox.url, REGISTRY_API_KEY: sandbox.apiKey, REGISTRY_TIMEOUT_MS: '500', EXTRACTION_ADDRESS: '127.0.0.1:1024',
    },
  ); // prettier-ignore
  good = (await listCases('straight-through', 1))[0]!;
});

afterEach(() => clearFaults());

afterAll(async () => {
  await identity.stop();
  await sandbox.stop();
});

const personOf = ({ representative: { name, idNumber } }: SandboxCase) => ({
  subject: 's', name, idNumber, assurance: 'real-name',
}); // prettier-ignore

let asked = 0;
function requestFor(business: SandboxCase, change: Partial<VerifyRequest> = {}): VerifyRequest {
  asked += 1;
  return {
    idempotencyKey: `key-${String(asked)}`,
    applicationId: '0190a5b4-8c1e-7f3a-9d2b-3c4d5e6f7a8b',
    licenceType: 'food-business',
    typeVersion: '1.0.0',
    creditCode: business.creditCode,
    applicant: personOf(business),
    declaredJson: JSON.stringify({ foodSafetyPersonId: business.foodSafetyPerson }),
    documents: [],
    mandateId: '',
    signIn: {
      source: 'identity-provider',
      requestId: 'token-1',
      asOf: '2026-03-02T00:59:00.000Z',
      replySha256: 'b'.repeat(64),
      rule: '',
    },
    ...change,
  };
}

/** The first proof under a key: a register that was away is asked again after a while. */
const proved = (request: VerifyRequest) =>
  until('the register is asked again', async () => {
    const answer = await identity.client.verify(request);
    return answer.outcome === VerifyOutcome.VERIFY_OUTCOME_PROVED ? answer : undefined;
  });

describe('Verify', () => {
  it('proves a person, their business and their authority against the registries', async () => {
    const response = await identity.client.verify(requestFor(good));
    expect(response).toMatchObject({ outcome: VerifyOutcome.VERIFY_OUTCOME_PROVED, reasons: [], waiting: undefined });
    expect(response.evidence).toHaveLength(5);
    expect(response.evidence[0]).toMatchObject({ source: 'identity-provider', rule: 'identity/person' });
    expect(response.authority).toMatchObject({ kind: 'representative' });
  });

  it('takes no registry’s name for the sign-in', async () => {
    const request = requestFor(good);
    const passedOff = { ...request, signIn: { ...request.signIn!, source: 'population' } };
    await expect(identity.client.verify(passedOff)).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it.each(['abnormal', 'barred'])('refers the sandbox’s %s business with its reasons', async (kind) => {
    const [business] = await listCases(kind, 1);
    const { outcome, reasons } = await identity.client.verify(requestFor(business!));
    expect(outcome).toBe(VerifyOutcome.VERIFY_OUTCOME_REFER);
    expect(reasons).toMatchObject([
      { code: kind === 'abnormal' ? 'BUSINESS_ABNORMAL' : (expect.stringMatching(/^BAR_/) as string) },
    ]);
  });

  it('refers a stranger: existing, adult, and not the representative', async () => {
    const other = (await listCases('straight-through', 20)).find(
      ({ representative }) => representative.idNumber !== good.representative.idNumber,
    );
    const { reasons } = await identity.client.verify(requestFor(good, { applicant: personOf(other!) }));
    expect(reasons).toMatchObject([{ code: 'AUTHORITY_NONE' }]);
  });

  it('waits for a silent registry without keeping an answer, then returns its first answer for good', async () => {
    // Somebody whom nobody has asked about yet: what a register has just said is not asked again.
    const request = requestFor((await listCases('straight-through', 20))[7]!);
    await setFault('population', { kind: 'error', status: 503 });
    await expect(identity.client.verify(request)).resolves.toMatchObject({
      outcome: VerifyOutcome.VERIFY_OUTCOME_WAITING,
      waiting: { source: 'population' },
    });
    await clearFaults();
    const first = await proved(request);
    await setFault('population', { kind: 'error', status: 503 });
    await expect(identity.client.verify(request)).resolves.toEqual(first);
  });

  it('answers twenty calls at once under one key alike', async () => {
    const request = requestFor(good);
    const answers = await Promise.all(Array.from({ length: 20 }, () => identity.client.verify(request)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('keeps answers sealed: nothing personal is readable in the store', async () => {
    await identity.client.verify(requestFor(good));
    const documents = JSON.stringify(await identity.store.collection('answers').find().toArray());
    expect(documents).toContain(`key-${String(asked)}`);
    expect(documents).not.toMatch(
      new RegExp(`${good.representative.idNumber}|${good.representative.name}|${good.creditCode}`),
    );
  });

  it('names everything that is wrong with a request', async () => {
    const request = requestFor(good, { creditCode: 'X', applicationId: '1', declaredJson: '[]', idempotencyKey: '' });
    const problems = identity.client
      .verify(request)
      .catch((error: unknown) => (error as { problems: unknown }).problems);
    await expect(problems).resolves.toMatchObject(
      ['/idempotencyKey', '/applicationId', '/creditCode', '/declaredJson'].map((pointer) => ({ pointer })),
    );
  });
});

describe('ListBusinesses and GetBusiness', () => {
  it('lists a person’s own businesses and opens one of them', async () => {
    const person = personOf(good);
    const { businesses, total } = await identity.client.listBusinesses({ person, limit: 50, offset: 0 });
    expect(businesses.map(({ creditCode }) => creditCode)).toContain(good.creditCode);
    expect(total).toBe(businesses.length);
    const { business } = await identity.client.getBusiness({ person, creditCode: good.creditCode });
    expect(business).toMatchObject({ creditCode: good.creditCode, name: good.name });
  });

  it('does not tell a stranger that a business exists', async () => {
    const stranger = { ...personOf(good), idNumber: completeResidentId('44070319850612003') };
    const refused = identity.client.getBusiness({ person: stranger, creditCode: good.creditCode });
    await expect(refused).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });

  it('is unavailable, not empty, while the register is silent', async () => {
    await setFault('business-registration', { kind: 'error', status: 503 });
    const fresh = (await listCases('straight-through', 20))[8]!;
    const listed = identity.client.listBusinesses({ person: personOf(fresh), limit: 50, offset: 0 });
    await expect(listed).rejects.toMatchObject({ code: 'REGISTRY.SILENT' });
  });
});
