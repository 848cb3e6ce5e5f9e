import { ExtractionServiceService, GatherOutcome, type GatherRequest } from '@licensing/contracts';
import { sha256Hex } from '@licensing/platform';
import { clearFaults, listCases, type SandboxCase, setFault } from '../../../test/support/sandbox';
import { type SandboxProcess, startSandbox } from '../../../test/support/sandbox-process';
import { type ServiceUnderTest, startServiceUnderTest } from '../../../test/support/service-under-test';
import { ExtractionEnvironment } from './extraction.config';
import { ExtractionModule } from './extraction.module';

let sandbox: SandboxProcess;
let extraction: ServiceUnderTest<typeof ExtractionServiceService>;
let good: SandboxCase;
/** Nobody has asked about these yet: nothing about them is answered from memory. */
let fresh: SandboxCase[];

beforeAll(async () => {
  sandbox = await startSandbox();
  extraction = await startServiceUnderTest(
    {
      name: 'extraction', module: ExtractionModule, environment: ExtractionEnvironment,
      service: 'ExtractionService', definition: ExtractionServiceService,
    },
    { REGISTRY_URL: sandbox.url, REGISTRY_API_KEY: sandbox.apiKey, REGISTRY_TIMEOUT_MS: '500' },
  ); // prettier-ignore
  [good, ...fresh] = (await listCases('straight-through', 5)) as [SandboxCase, ...SandboxCase[]];
});

afterEach(() => clearFaults());

afterAll(async () => {
  await extraction.stop();
  await sandbox.stop();
});

const LICENCE_TYPE = { licenceType: 'food-business', typeVersion: '1.0.0' };
const personOf = ({ representative: { name, idNumber } }: SandboxCase) => ({
  subject: 's', name, idNumber, assurance: 'real-name',
}); // prettier-ignore

let asked = 0;
function gatherRequest(business: SandboxCase): GatherRequest {
  asked += 1;
  return {
    ...LICENCE_TYPE,
    idempotencyKey: `key-${String(asked)}`,
    applicationId: '0190a5b4-8c1e-7f3a-9d2b-3c4d5e6f7a8b',
    creditCode: business.creditCode,
    applicant: personOf(business),
    documents: [],
    declaredJson: JSON.stringify({
      premisesAddressCode: business.addressCode,
      foodSafetyPersonId: business.foodSafetyPerson,
    }),
  };
}

describe('Prefill', () => {
  const prefill = (business: SandboxCase) =>
    extraction.client.prefill({
      ...LICENCE_TYPE,
      creditCode: business.creditCode,
      applicant: personOf(business),
      declaredJson: '',
      documents: [],
    });

  it('fills a form from the registries, in two rounds of questions', async () => {
    const { fields, silent } = await prefill(good);
    const values = Object.fromEntries(fields.map(({ name, valueJson, source }) => [name, { valueJson, source }]));
    expect(silent).toEqual([]);
    expect(values['operatorName']).toEqual({ valueJson: JSON.stringify(good.name), source: 'business-registration' });
    expect(values['premisesAddressCode']?.valueJson).toBe(JSON.stringify(good.addressCode));
    expect(values['area']?.source).toBe('premises');
  });

  it('says which registry is silent and fills the rest', async () => {
    await setFault('premises', { kind: 'timeout' });
    const { fields, silent } = await prefill(fresh[0]!);
    expect(silent.map(({ source }) => source)).toEqual(['premises']);
    expect(fields.find(({ name }) => name === 'operatorName')?.valueJson).toBe(JSON.stringify(fresh[0]!.name));
    expect(fields.find(({ name }) => name === 'premises')?.valueJson).toBe('');
  });
});

describe('Gather', () => {
  it('gathers from every registry, with a hash that anyone can check', async () => {
    const response = await extraction.client.gather(gatherRequest(good));
    expect(response.outcome).toBe(GatherOutcome.GATHER_OUTCOME_GATHERED);
    expect(response.fieldsSha256).toBe(sha256Hex(response.registeredJson));
    expect(response.evidence).toHaveLength(7);
    expect(JSON.parse(response.registeredJson)).toMatchObject({
      premises: { record: { addressCode: good.addressCode } },
    });
  });

  it('waits for a silent registry, goes on when it is back, and then stays with its answer', async () => {
    const request = gatherRequest(fresh[1]!);
    await setFault('health-certificates', { kind: 'timeout' });
    await expect(extraction.client.gather(request)).resolves.toMatchObject({
      outcome: GatherOutcome.GATHER_OUTCOME_WAITING,
      waiting: { source: 'health-certificates' },
    });
    const { idempotencyKey } = request;
    await expect(extraction.client.getGathered({ idempotencyKey })).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    await clearFaults();
    const first = await extraction.client.gather(request);
    await setFault('health-certificates', { kind: 'gone' });
    await expect(extraction.client.gather(request)).resolves.toEqual(first);
    await expect(extraction.client.getGathered({ idempotencyKey })).resolves.toEqual({ gathered: first });
  });

  it('answers a repeat from memory, with the evidence of the exchange it came from', async () => {
    const first = await extraction.client.gather(gatherRequest(fresh[2]!));
    const second = await extraction.client.gather(gatherRequest(fresh[2]!));
    expect(second.evidence).toEqual(first.evidence);
    expect(first.evidence).toHaveLength(7);
  });

  it('keeps what it gathered sealed', async () => {
    await extraction.client.gather(gatherRequest(good));
    const documents = JSON.stringify(await extraction.store.collection('answers').find().toArray());
    expect(documents).toContain(`key-${String(asked)}`);
    expect(documents).not.toMatch(new RegExp(`${good.representative.idNumber}|${good.name}|${good.creditCode}`));
  });
});
