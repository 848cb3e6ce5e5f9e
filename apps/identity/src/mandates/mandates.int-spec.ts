import {
  Action, AuthoriseOutcome, IdentityServiceService, type MandateServiceService as MandateShape, MandateServiceService,
  type Person,
} from '@licensing/contracts'; // prettier-ignore
import { addDays, completeCreditCode, completeResidentId, toChinaDate } from '@licensing/domain';
import { type GrpcClient } from '@licensing/platform';
import { clearFaults, listCases, type SandboxCase, setFault } from '../../../../test/support/sandbox';
import { type SandboxProcess, startSandbox } from '../../../../test/support/sandbox-process';
import { type ServiceUnderTest, startServiceUnderTest } from '../../../../test/support/service-under-test';
import { IdentityEnvironment } from '../identity.config';
import { IdentityModule } from '../identity.module';

let sandbox: SandboxProcess;
let identity: ServiceUnderTest<typeof IdentityServiceService>;
let mandates: GrpcClient<typeof MandateShape>;
let shop: SandboxCase;
let other: SandboxCase;

const personOf = ({ representative: { name, idNumber } }: SandboxCase): Person => ({
  subject: `subject of ${idNumber.slice(-4)}`, name, idNumber, assurance: 'face-verified',
}); // prettier-ignore
const AGENT: Person = {
  subject: 'agent', name: '阿依·古丽', idNumber: completeResidentId('44070319850612003'), assurance: 'real-name',
}; // prettier-ignore
const TODAY = toChinaDate(new Date().toISOString());
let keys = 0;

beforeAll(async () => {
  sandbox = await startSandbox();
  identity = await startServiceUnderTest(
    {
      name: 'identity', module: IdentityModule, environment: IdentityEnvironment,
      service: 'IdentityService', definition: IdentityServiceService, others: { MandateService: MandateServiceService },
    },
    {
      REGISTRY_URL: sandbox.url, REGISTRY_API_KEY: sandbox.apiKey, REGISTRY_TIMEOUT_MS: '500', EXTRACTION_ADDRESS: '127.0.0.1:1024',
    },
  ); // prettier-ignore
  mandates = await identity.connect(MandateServiceService);
  const cases = await listCases('straight-through', 20);
  shop = cases[0]!;
  other = cases.find(({ representative }) => representative.idNumber !== shop.representative.idNumber)!;
});

afterEach(() => clearFaults());

afterAll(async () => {
  await identity.stop();
  await sandbox.stop();
});

function offer(agent = AGENT) {
  keys += 1;
  return {
    idempotencyKey: `key-${String(keys)}`, grantor: personOf(shop), creditCode: shop.creditCode,
    agentName: agent.name, agentIdNumber: agent.idNumber, licenceTypes: ['food-business'],
    actions: [Action.ACTION_PREPARE, Action.ACTION_SUBMIT], validUntil: addDays(TODAY, 30), agreed: true,
  }; // prettier-ignore
}

const give = async (agent = AGENT): Promise<string> => (await mandates.grantMandate(offer(agent))).mandate!.id;

const authorise = (person: Person, creditCode = shop.creditCode) =>
  identity.client.authorise({
    person, creditCode, licenceType: 'food-business', typeVersion: '1.0.0', action: Action.ACTION_SUBMIT, documents: [], asIs: [],
  }); // prettier-ignore

describe('a mandate on the real store', () => {
  it('goes from offer to acceptance to use to revocation, and stops at once', async () => {
    const mandateId = await give();
    await expect(authorise(AGENT)).resolves.toMatchObject({ questions: [{ code: 'MANDATE_NOT_ACCEPTED' }] });
    const { mandate } = await mandates.acceptMandate({ person: AGENT, mandateId });
    expect(mandate).toMatchObject({ state: 'active', youAre: 'agent', actions: [Action.ACTION_PREPARE, Action.ACTION_SUBMIT] });
    await expect(authorise(AGENT)).resolves.toMatchObject({
      outcome: AuthoriseOutcome.AUTHORISE_OUTCOME_PROVED,
      authority: { kind: 'mandate', mandateId },
      grantorSubject: personOf(shop).subject,
    });
    const { businesses } = await identity.client.listBusinesses({ person: AGENT, limit: 10, offset: 0 });
    expect(businesses).toMatchObject([{ creditCode: shop.creditCode, authority: { mandateId } }]);
    await mandates.revokeMandate({ person: personOf(shop), mandateId });
    await expect(authorise(AGENT)).resolves.toMatchObject({ outcome: AuthoriseOutcome.AUTHORISE_OUTCOME_ASK, business: undefined });
    const { mandates: seen } = await mandates.listMandates({ person: AGENT, limit: 10, offset: 0 });
    expect(seen[0]).toMatchObject({ id: mandateId, state: 'revoked', history: [{}, {}, { type: 'revoked', by: 'grantor' }] });
  }); // prettier-ignore

  it('is one mandate for one key, of twenty calls at once, and stands once in each list', async () => {
    const agent = { ...AGENT, idNumber: completeResidentId('44070319860612005') };
    const request = offer(agent);
    const made = await Promise.all(Array.from({ length: 20 }, () => mandates.grantMandate(request)));
    expect(new Set(made.map(({ mandate }) => mandate?.id)).size).toBe(1);
    const { total } = await mandates.listMandates({ person: agent, limit: 10, offset: 0 });
    expect(total).toBe(1);
  });

  it('lists every one of twenty that are given at once, each once', async () => {
    const agent = { ...AGENT, idNumber: completeResidentId('44070319870612007') };
    const ids = await Promise.all(Array.from({ length: 20 }, () => give(agent)));
    const { mandates: listed, total } = await mandates.listMandates({ person: agent, limit: 50, offset: 0 });
    expect(total).toBe(20);
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(ids));
  });

  it('of acceptance, refusal and revocation at once one decides, and a revocation is never lost', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => give()));
    for (const mandateId of ids) {
      await Promise.allSettled([
        mandates.acceptMandate({ person: AGENT, mandateId }),
        mandates.declineMandate({ person: AGENT, mandateId }),
        mandates.revokeMandate({ person: personOf(shop), mandateId }),
      ]);
      const { mandate } = await mandates.getMandate({ person: AGENT, mandateId });
      expect(['revoked', 'declined']).toContain(mandate?.state);
    }
    await expect(authorise(AGENT)).resolves.toMatchObject({ outcome: AuthoriseOutcome.AUTHORISE_OUTCOME_ASK });
  });

  it('shows a stranger nothing of it, by any method', async () => {
    const mandateId = await give();
    const person = personOf(other);
    const one = { person, mandateId };
    const answers = await Promise.allSettled([
      mandates.getMandate(one), mandates.acceptMandate(one), mandates.declineMandate(one), mandates.revokeMandate(one),
      mandates.getMandate({ person, mandateId: '0190a5b4-8c1e-8f3a-9d2b-3c4d5e6f7a8b' }),
      mandates.grantMandate({ ...offer(), grantor: person }),
    ]); // prettier-ignore
    for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'RESOURCE.NOT_FOUND', problems: [] } });
    await expect(mandates.getMandate({ person: AGENT, mandateId })).resolves.toMatchObject({ mandate: { state: 'offered' } });
  }); // prettier-ignore

  it('keeps nothing personal readable in the store', async () => {
    await give();
    for (const collection of ['mandates', 'mandate_events', 'mandate_slots']) {
      const documents = JSON.stringify(await identity.store.collection(collection).find().toArray());
      expect(documents.length).toBeGreaterThan(100);
      for (const text of [AGENT.name, AGENT.idNumber, shop.representative.name, shop.representative.idNumber, shop.creditCode])
        expect(documents).not.toContain(text); // prettier-ignore
    }
  });
});

describe('enumeration of businesses', () => {
  const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

  it('takes the same time for an absent business, one of others, and one of others that was just looked at', async () => {
    const stranger = { ...AGENT, idNumber: completeResidentId('44070319880612009') };
    await authorise(personOf(other), other.creditCode);
    const time = async (creditCode: string) => {
      const times = [];
      for (let n = 0; n < 5; n += 1) {
        const began = performance.now();
        await expect(authorise(stranger, creditCode)).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
        times.push(performance.now() - began);
      }
      return median(times);
    };
    const times = [await time(completeCreditCode('92440703', 'MAX0X00X')), await time(shop.creditCode), await time(other.creditCode)];
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(15);
  }); // prettier-ignore

  it('suggests a business of one’s own by a lost character, and nobody else’s', async () => {
    const creditCode = shop.creditCode.slice(0, 9) + shop.creditCode.slice(10);
    const own = await identity.client.suggestBusinesses({ person: personOf(shop), creditCode });
    expect(own.businesses.map((business) => business.creditCode)).toContain(shop.creditCode);
    const foreign = await identity.client.suggestBusinesses({ person: personOf(other), creditCode });
    expect(foreign.businesses).toEqual([]);
  });

  it('waits for the register, with its name and since when, its own people and strangers alike', async () => {
    await setFault('business-registration', { kind: 'error', status: 503 });
    const fresh = (await listCases('restaurant', 1))[0]!;
    for (const person of [personOf(fresh), AGENT]) {
      await expect(authorise(person, fresh.creditCode)).resolves.toMatchObject({
        outcome: AuthoriseOutcome.AUTHORISE_OUTCOME_WAITING,
        waiting: { source: 'business-registration' },
        business: undefined,
      });
    }
  });
});
