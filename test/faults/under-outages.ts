import { type RegistryState } from '@licensing/platform';
import { Applicant, type Application } from '../support/applicant';
import { getSetting } from '../support/environment';
import { inParallel, pause } from '../support/in-parallel';
import { listCases, salesFields, type SandboxCase } from '../support/sandbox';
import { persist } from './under-kills';

/** Registries by the step that asks them first; while one of the first kind is away, nobody gets to the second. */
const VERIFY_REGISTRIES = ['population', 'business-registration', 'food-safety-bars'];
export const GATHER_REGISTRIES = [
  'premises', 'standard-addresses', 'food-safety-staff', 'health-certificates', 'certificate-library',
]; // prettier-ignore
export const REGISTRIES = [...VERIFY_REGISTRIES, ...GATHER_REGISTRIES];

/** Answers that one application rests on: verification and gathering each ask these two. */
export const answersNeeded = (registry: string): number =>
  ['business-registration', 'food-safety-bars'].includes(registry) ? 2 : 1;

/** A person at a browser with a filled form that only waits for its submission. */
export interface Filled {
  readonly owner: Applicant;
  readonly business: SandboxCase;
  readonly draft: string;
}

/** Owners of one good business each, whom no registry has been asked about for a decision. Each is used once. */
export class Owners {
  private used = 0;

  private constructor(private readonly cases: readonly SandboxCase[]) {}

  static async open(): Promise<Owners> {
    const cases = await listCases('straight-through');
    return new Owners(cases.filter(({ login, origin }) => login !== 'chain' && origin === 'generated'));
  }

  signIn(count: number): Promise<Applicant[]> {
    return inParallel(this.take(count), 4, ({ login }) => Applicant.signedIn(login));
  }

  fill(count: number): Promise<Filled[]> {
    return inParallel(this.take(count), 4, async (business) => {
      const owner = await Applicant.signedIn(business.login);
      return { owner, business, draft: await owner.prepareDraft(business.creditCode, salesFields(business)) };
    });
  }

  private take(count: number): readonly SandboxCase[] {
    const cases = this.cases.slice(this.used, this.used + count);
    if (cases.length < count) throw new Error(`the sandbox has only ${String(this.cases.length)} good cases`);
    this.used += count;
    return cases;
  }
}

/** An application under way. */
export interface Running extends Filled {
  readonly id: string;
}

export function submitAll(filled: readonly Filled[]): Promise<Running[]> {
  return inParallel(filled, 10, async (one) => ({
    ...one,
    id: await persist('submit', 60, () => one.owner.submit(one.draft)),
  }));
}

export function untilAllEnded(running: readonly Running[], seconds: number): Promise<Application[]> {
  return inParallel(running, running.length, ({ owner, id }) =>
    persist('wait for the end', seconds, () => owner.untilEnded(id, seconds)),
  );
}

/** Waits until every application says that it waits for a registry; at most `seconds`, since one may have got past. */
export async function untilWaiting(running: readonly Running[], seconds: number): Promise<number> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const states = await inParallel(running, 5, async ({ owner, id }) => {
      const { body } = await owner.get(`/v1/applications/${id}`);
      return (body['status'] as { state?: string } | undefined)?.state;
    });
    const waiting = states.filter((state) => state === 'waiting').length;
    if (waiting === running.length || Date.now() > end) return waiting;
    await pause(500);
  }
}

/** How a registry looks from the services that ask it: when a breaker first opened and last closed. */
export interface Seen {
  readonly openedAt: number | undefined;
  readonly closedAt: number | undefined;
  readonly isClosed: boolean;
}

/** A service's health port lies ten above its gRPC port (`deploy/local/parts.mjs`). */
function healthUrl(service: string): string {
  const [host = '', port = ''] = getSetting(`${service}_ADDRESS`).split(':');
  return `http://${host}:${String(Number(port) + 10)}/health/registries`;
}

/** @param since epoch milliseconds: what happened before belongs to another fault */
export async function readSeen(since: number): Promise<Map<string, Seen>> {
  const services = await Promise.all(
    ['IDENTITY', 'EXTRACTION'].map(async (service) => {
      const response = await fetch(healthUrl(service));
      return ((await response.json()) as { registries: RegistryState[] }).registries;
    }),
  );
  return new Map(
    REGISTRIES.map((registry) => {
      const states = services.flat().filter(({ source }) => source === registry);
      const after = (text: string | undefined): number[] => {
        const at = Date.parse(text ?? '');
        return at >= since ? [at] : [];
      };
      const opened = states.flatMap(({ openedAt }) => after(openedAt));
      const closed = states.flatMap(({ closedAt }) => after(closedAt));
      return [
        registry,
        {
          openedAt: opened.length === 0 ? undefined : Math.min(...opened),
          closedAt: closed.length === 0 ? undefined : Math.max(...closed),
          isClosed: states.every(({ breaker }) => breaker === 'closed'),
        },
      ];
    }),
  );
}
