import { type Applicant, type Application } from '../support/applicant';
import { inParallel, pause } from '../support/in-parallel';
import { clearFaults, readCalls, resetCalls, type SandboxCase, setFault } from '../support/sandbox';
import { printRows, type Row, toSeconds } from './outage-table';
import { audit } from './under-kills';
import {
  answersNeeded, type Filled, GATHER_REGISTRIES, Owners, readSeen, REGISTRIES, submitAll, untilAllEnded, untilWaiting,
} from './under-outages'; // prettier-ignore

const MOST_CALLS_PER_SUCCESS = 1.5;
/** Enough to open a breaker. */
const NEWCOMERS = 6;

let owners: Owners;
const rows: Row[] = [];

beforeAll(async () => {
  owners = await Owners.open();
});
afterEach(clearFaults);
afterAll(() => {
  printRows(rows);
});

const countOf = (ended: readonly Application[], state: string): number =>
  ended.filter(({ status }) => status.state === state).length;

function listBusinesses(people: readonly Applicant[]): Promise<number[]> {
  return inParallel(people, 2, async (person) => (await person.get('/v1/businesses')).status);
}

/**
 * All registries away at once, so that one run tells about each: first those that gathering asks, met by applications
 * that are verified already, then those that verification asks, met by applications that have just been submitted.
 */
async function outage(fault: string, given: Record<string, unknown>, each: number, seconds: number): Promise<void> {
  const [later, now] = [await owners.fill(each), await owners.fill(each)];
  const newcomers = await owners.signIn(NEWCOMERS);
  await resetCalls();
  const began = Date.now();
  const setAt = new Map<string, number>();
  const down = async (registries: readonly string[]): Promise<void> => {
    for (const registry of registries) {
      setAt.set(registry, Date.now());
      await setFault(registry, given);
    }
  };

  await down(GATHER_REGISTRIES);
  const gathering = await submitAll(later);
  expect(await untilWaiting(gathering, 20)).toBe(each);
  await down(['population', 'food-safety-bars']);
  const verifying = await submitAll(now);
  await down(['business-registration']);
  const lastAway = Date.now();
  // Those who have just submitted were found in the business register moments ago; others want to begin now.
  expect(await listBusinesses(newcomers)).toEqual(Array(NEWCOMERS).fill(503));
  expect(await untilWaiting(verifying, 20)).toBe(each);
  await pause(Math.max(0, lastAway + seconds * 1_000 - Date.now()));

  await clearFaults();
  const back = Date.now();
  const ended = await untilAllEnded([...gathering, ...verifying], 90);
  const finished = Date.now();
  expect(await listBusinesses(newcomers)).toEqual(Array(NEWCOMERS).fill(200));
  const [seen, calls] = [await readSeen(began), await readCalls()];
  for (const registry of REGISTRIES) {
    const { asked = 0, answered = 0, failed = 0 } = calls[registry] ?? {};
    const breaker = seen.get(registry);
    rows.push({
      fault, registry, asked, answered, failed,
      applications: ended.length,
      issued: countOf(ended, 'issued'),
      referred: countOf(ended, 'referred'),
      own: '–',
      needed: ended.length * answersNeeded(registry) + (registry === 'business-registration' ? NEWCOMERS : 0),
      openedAfter: toSeconds(breaker?.openedAt, setAt.get(registry)),
      closedAfter: toSeconds(breaker?.closedAt, back),
      finishedAfter: toSeconds(finished, back),
    }); // prettier-ignore
    const { needed } = rows.at(-1)!;
    expect({ registry, opened: breaker?.openedAt !== undefined, isClosed: breaker?.isClosed }).toEqual({
      registry,
      opened: true,
      isClosed: true,
    });
    expect({ registry, calls: asked, perSuccess: asked / needed <= MOST_CALLS_PER_SUCCESS }).toEqual({
      registry,
      calls: asked,
      perSuccess: true,
    });
  }
  // Nothing was wrong with anybody: whoever had to wait gets the same answer as the others, nobody is forgotten.
  expect(countOf(ended, 'issued')).toBe(each * 2);
}

/** What a registry's faults can be set on, for one application. */
function keyOf(registry: string, { creditCode, addressCode, representative, foodSafetyPerson }: SandboxCase): string {
  if (['premises', 'standard-addresses'].includes(registry)) return addressCode;
  if (['business-registration', 'certificate-library'].includes(registry)) return creditCode;
  return registry === 'population' ? representative.idNumber : foodSafetyPerson;
}

/** Milliseconds after which faults that strike at random are lifted. */
const RELIEF_MS = 100_000;

/** Each registry upset about the applications of its own cell and in order for all the others, all cells at once. */
async function cells(fault: string, given: Record<string, unknown>, each: number): Promise<Map<string, Application[]>> {
  const filled = new Map<string, Filled[]>();
  for (const registry of REGISTRIES) filled.set(registry, await owners.fill(each));
  await resetCalls();
  const began = Date.now();
  for (const [registry, own] of filled) {
    for (const { business } of own) await setFault(registry, { ...given, key: keyOf(registry, business) });
  }
  const ended = new Map<string, Application[]>();
  // One that has bad luck nine times over waits for minutes: by then what was to be measured has been, and all must go on.
  const relief = setTimeout(() => void clearFaults(), RELIEF_MS);
  const ends = await inParallel([...filled], filled.size, async ([registry, own]) => {
    ended.set(registry, await untilAllEnded(await submitAll(own), 240));
    return Date.now();
  });
  clearTimeout(relief);
  const [seen, calls] = [await readSeen(began), await readCalls()];
  REGISTRIES.forEach((registry, index) => {
    const { asked = 0, answered = 0, failed = 0, wrong = 0 } = calls[registry] ?? {};
    const own = ended.get(registry) ?? [];
    rows.push({
      fault, registry, asked, answered, failed: failed + wrong,
      applications: own.length,
      issued: countOf(own, 'issued'),
      referred: countOf(own, 'referred'),
      needed: each * REGISTRIES.length * answersNeeded(registry),
      own: wrong > 0 ? '–' : (1 + failed / (each * answersNeeded(registry))).toFixed(2),
      openedAfter: toSeconds(seen.get(registry)?.openedAt, began),
      closedAfter: toSeconds(seen.get(registry)?.closedAt, began),
      finishedAfter: toSeconds(ends[index], began),
    }); // prettier-ignore
  });
  return ended;
}

describe('registries that fail while applications run', () => {
  it(
    'answering for the wrong person: every application goes to a person',
    async () => {
      const ended = await cells('wrong person', { kind: 'wrong' }, 2);
      for (const [registry, own] of ended) {
        expect([registry, own.map(({ status }) => status.state)]).toEqual([registry, ['referred', 'referred']]);
      }
    },
    5 * 60_000,
  );

  it(
    'erroring every other time: all end, at hardly more calls than answers',
    async () => {
      const ended = await cells('error 50 %', { kind: 'error', rate: 0.5 }, 5);
      for (const [registry, own] of ended) {
        expect([registry, own.map(({ status }) => status.state)]).toEqual([registry, Array(5).fill('issued')]);
      }
      const { asked, needed, failed } = rows
        .filter(({ fault }) => fault === 'error 50 %')
        .reduce(
          (sum, row) => ({
            asked: sum.asked + row.asked,
            needed: sum.needed + row.needed,
            failed: sum.failed + row.failed,
          }),
          {
            asked: 0,
            needed: 0,
            failed: 0,
          },
        );
      expect(failed).toBeGreaterThan(10);
      expect(asked / needed).toBeLessThanOrEqual(MOST_CALLS_PER_SUCCESS);
    },
    5 * 60_000,
  );

  it(
    'delayed by 30 s: waits, and goes on by itself',
    () => outage('delay 30 s', { kind: 'delay', delayMs: 30_000 }, 25, 15),
    3 * 60_000,
  );

  it('timing out: waits, and goes on by itself', () => outage('timeout', { kind: 'timeout' }, 25, 15), 3 * 60_000);

  it(
    'down for 60 s under 50 running applications: none is lost, each ends soon after',
    () => outage('down 60 s', { kind: 'drop' }, 25, 60),
    5 * 60_000,
  );

  it('leaves an audit that finds nothing', async () => {
    expect((await audit()).checks.filter(({ count }) => count > 0)).toEqual([]);
  }, 60_000);
});
