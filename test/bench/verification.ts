import { randomUUID } from 'node:crypto';
import { IdentityServiceService, VerifyOutcome, type VerifyRequest } from '@licensing/contracts';
import { createGrpcClient, createRegistryClient, toRegistryQuery } from '@licensing/platform';
import { getSetting } from '../support/environment';
import { listCases, type SandboxCase } from '../support/sandbox';
import { closedLoop, type Timings } from './loads';
import { measureProcessors, type Processes } from './processor-time';
import { median, percentile, spread } from './statistics';

const WIDTH = 4;
/** Answers from memory take microseconds: as many as can be told from nothing. */
const HITS_PER_MISS = 100;

interface Sizes {
  readonly blocks: number;
  readonly block: number;
}

const tls = () => ({
  TLS_CA_FILE: getSetting('TLS_CA_FILE'),
  TLS_CERT_FILE: getSetting('TLS_CERT_FILE'),
  TLS_KEY_FILE: getSetting('TLS_KEY_FILE'),
});

/** Owners of one business each: nothing that one asks is answered by what another has asked. */
async function listOwners(): Promise<SandboxCase[]> {
  const cases = await listCases('straight-through');
  return cases.filter(({ origin }) => origin === 'generated');
}

function toRequest({ creditCode, representative, foodSafetyPerson, addressCode }: SandboxCase): VerifyRequest {
  const applicationId = randomUUID();
  return {
    applicationId,
    idempotencyKey: `${applicationId}:verify`,
    licenceType: 'food-business',
    typeVersion: '1.0.0',
    applicant: { subject: applicationId, assurance: 'face-verified', ...representative },
    creditCode,
    declaredJson: JSON.stringify({ foodSafetyPersonId: foodSafetyPerson, premisesAddressCode: addressCode }),
    mandateId: '',
    signIn: undefined,
    documents: [],
  };
}

/** Milliseconds of one question to a registry, where the answers are kept: the client of this process. */
async function measureQuestions(owners: readonly SandboxCase[], { blocks, block }: Sizes): Promise<string[]> {
  const registries = createRegistryClient({
    url: getSetting('REGISTRY_URL'),
    apiKey: getSetting('REGISTRY_API_KEY'),
  });
  const ask = async ({ representative: { idNumber, name } }: SandboxCase): Promise<void> => {
    const reply = await registries.ask(toRegistryQuery('population', { idNumber: [idNumber], name: [name] }));
    if (reply.kind !== 'answered') throw new Error(`the population register is ${reply.kind}`);
  };
  const processorMs = async (times: number, work: () => Promise<unknown>): Promise<number> => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / times;
  };
  const misses: number[] = [];
  const hits: number[] = [];
  for (let n = 0; n < blocks; n += 1) {
    const some = owners.slice(n * block, (n + 1) * block);
    const again = Array.from({ length: HITS_PER_MISS }, () => some).flat();
    misses.push(await processorMs(some.length, () => closedLoop(some, WIDTH, ask)));
    hits.push(await processorMs(again.length, () => closedLoop(again, WIDTH, ask)));
  }
  await registries.close();
  return [
    `registry question, processor ms   ${spread(misses, 3)} asked, ${spread(hits, 4)} from memory`,
    `from memory ÷ asked               ${((100 * median(hits)) / median(misses)).toFixed(1)} %   (aim ≤ 5 %)`,
  ];
}

/** Verification as the workflow asks for it, without the delay of real registries. */
export async function measureVerification(
  processes: Processes,
  sizes: Sizes,
  say: (line: string) => void,
): Promise<void> {
  const { blocks, block } = sizes;
  const owners = await listOwners();
  if (owners.length < blocks * block + WIDTH) throw new Error('too few good cases: set SANDBOX_BUSINESSES');
  const identity = createGrpcClient(IdentityServiceService, getSetting('IDENTITY_ADDRESS'), tls());
  const verify = async (owner: SandboxCase): Promise<void> => {
    const { outcome, reasons } = await identity.verify(toRequest(owner));
    if (outcome !== VerifyOutcome.VERIFY_OUTCOME_PROVED) throw new Error(`not proved: ${JSON.stringify(reasons)}`);
  };
  await closedLoop(owners.slice(-WIDTH), WIDTH, verify);

  const only = { identity: processes['identity'] ?? 0 };
  const costs: { asked: number; kept: number }[] = [];
  const times: Record<'asked' | 'kept', Timings[]> = { asked: [], kept: [] };
  const measured = async (kind: 'asked' | 'kept', some: readonly SandboxCase[]): Promise<number> => {
    const { result, processorMs } = await measureProcessors(only, () => closedLoop(some, WIDTH, verify));
    times[kind].push(result);
    return (processorMs['identity'] ?? 0) / some.length;
  };
  for (let n = 0; n < blocks; n += 1) {
    const some = owners.slice(n * block, (n + 1) * block);
    costs.push({ asked: await measured('asked', some), kept: await measured('kept', some) });
  }
  identity.close();

  say(`verification, closed loop of ${String(WIDTH)}: registries asked, or answers still kept`);
  for (const kind of ['asked', 'kept'] as const) {
    const each = times[kind].flatMap((timings) => timings.each);
    const cost = spread(
      costs.map((one) => one[kind]),
      1,
    );
    say(
      `  ${kind.padEnd(6)} processor ms of identity ${cost}, p50 ${percentile(each, 0.5).toFixed(1)} ms, ` +
        `p95 ${percentile(each, 0.95).toFixed(1)} ms`,
    );
  }
  for (const line of await measureQuestions(owners, sizes)) say(line);
}
