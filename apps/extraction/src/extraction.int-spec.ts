import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentRef, ExtractionServiceService, GatherOutcome, type GatherRequest } from '@licensing/contracts';
import { completeCreditCode } from '@licensing/domain';
import { documentsFolder, FolderVault, sha256Hex } from '@licensing/platform';
import { clearFaults, listCases, readCalls, type SandboxCase, setFault } from '../../../test/support/sandbox';
import { type SandboxProcess, startSandbox } from '../../../test/support/sandbox-process';
import { type ServiceUnderTest, startServiceUnderTest } from '../../../test/support/service-under-test';
import { ExtractionEnvironment } from './extraction.config';
import { ExtractionModule } from './extraction.module';
import { FakeReader, providing, toStream } from './testing/fake-reader';

let folder: string;
let vault: FolderVault;
let sandbox: SandboxProcess;
let extraction: ServiceUnderTest<typeof ExtractionServiceService>;
let good: SandboxCase;
/** Nobody has asked about these yet: nothing about them is answered from memory. */
let fresh: SandboxCase[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'extraction-'));
  vault = new FolderVault(documentsFolder({ OBJECT_STORE_DIR: folder }));
  sandbox = await startSandbox();
  extraction = await startServiceUnderTest(
    {
      name: 'extraction', module: ExtractionModule.with(providing(new FakeReader(vault))), environment: ExtractionEnvironment,
      service: 'ExtractionService', definition: ExtractionServiceService,
    },
    { REGISTRY_URL: sandbox.url, REGISTRY_API_KEY: sandbox.apiKey, REGISTRY_TIMEOUT_MS: '500', OBJECT_STORE_DIR: folder },
  ); // prettier-ignore
  [good, ...fresh] = (await listCases('straight-through', 5)) as [SandboxCase, ...SandboxCase[]];
});

afterEach(() => clearFaults());

afterAll(async () => {
  await extraction.stop();
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

const LICENCE_TYPE = { licenceType: 'food-business', typeVersion: '1.1.0' };
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
  const prefill = (business: SandboxCase, isFresh = false) =>
    extraction.client.prefill({
      ...LICENCE_TYPE,
      creditCode: business.creditCode,
      applicant: personOf(business),
      declaredJson: '',
      documents: [],
      fresh: isFresh,
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

  it('asks every registry again before a form is frozen, and only then', async () => {
    const askedOf = async (ask: () => Promise<unknown>): Promise<number[]> => {
      const count = async () => {
        const calls = await readCalls();
        return ['business-registration', 'premises'].map((source) => calls[source]?.asked ?? 0);
      };
      const before = await count();
      await ask();
      return (await count()).map((now, index) => now - (before[index] ?? 0));
    };
    const business = fresh[3]!;
    expect(await askedOf(() => prefill(business))).toEqual([1, 1]);
    expect(await askedOf(() => prefill(business))).toEqual([0, 0]);
    expect(await askedOf(() => prefill(business, true))).toEqual([1, 1]);
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

describe('a business that the register does not know yet', () => {
  const creditCode = completeCreditCode('92440703', 'MANEW8H0');

  /** Its licence, brought by somebody and not waited for. */
  async function bring(): Promise<DocumentRef> {
    const lines = [`creditCode=${creditCode}`, 'name=新开的样例店', `representative=${good.representative.name}`];
    const text = [
      'business-licence',
      ...lines,
      'address=样例路1号',
      'establishedOn=2026-11-20',
      'kind=个体工商户',
    ].join('\n');
    const { name, sha256, size, dataKey } = await vault.put(toStream(text), { limitBytes: 10_000 });
    const { document } = await extraction.client.addDocument({
      ...LICENCE_TYPE, ownerSubject: 's', slot: 'business-licence', draftId: '', objectName: name, sha256, size, dataKey,
    }); // prettier-ignore
    return { slot: 'business-licence', documentId: document!.id, sha256 };
  }

  it('is asked for its licence, and its form is filled from that', async () => {
    const request = { ...LICENCE_TYPE, creditCode, applicant: personOf(good), declaredJson: '', fresh: false };
    const before = await extraction.client.prefill({ ...request, documents: [] });
    expect(before.materials.find(({ id }) => id === 'business-licence')?.status).toBe('asked');
    const documents = [await bring()];
    await extraction.client.gather({ ...gatherRequest(good), creditCode, documents });
    const after = await extraction.client.prefill({ ...request, documents });
    expect(after.materials.find(({ id }) => id === 'business-licence')).toMatchObject({
      status: 'provided', documentId: documents[0]!.documentId,
    }); // prettier-ignore
    expect(after.fields.find(({ name }) => name === 'operatorName')).toMatchObject({
      valueJson: '"新开的样例店"', source: 'document:business-licence', locked: true,
    }); // prettier-ignore
  });

  it('is gathered from registries and its licence at once', async () => {
    const documents = [await bring()];
    const answer = await extraction.client.gather({ ...gatherRequest(good), creditCode, documents });
    expect(answer).toMatchObject({ outcome: GatherOutcome.GATHER_OUTCOME_GATHERED, reasons: [] });
    expect(answer.extractedSha256).toBe(sha256Hex(answer.extractedJson));
    expect(JSON.parse(answer.extractedJson)).toMatchObject({
      'business-licence': { documentId: documents[0]!.documentId, record: { creditCode, name: '新开的样例店' } },
    });
    expect(JSON.parse(answer.registeredJson)).toMatchObject({ 'business-registration': { record: null } });
    expect(answer.evidence.map(({ source }) => source)).toContain('document:business-licence');
  });
});
