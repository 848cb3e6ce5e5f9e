import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Applicant, type Application } from '../support/applicant';
import { controlEnvironment } from '../support/environment';
import { inParallel, pause } from '../support/in-parallel';
import { listChainStores, salesFields } from '../support/sandbox';

export interface Kills {
  readonly count: number;
  readonly byPart: Readonly<Record<string, number>>;
}

/** Kills and restarts parts in a process of its own; resolves when all are back. */
export function killParts(
  kills: number,
  seed: number,
  parts: readonly string[],
  { environment = {}, signal = 'SIGKILL' }: { environment?: Record<string, string>; signal?: NodeJS.Signals } = {},
): Promise<Kills> {
  const script = join(__dirname, 'kill-parts.mjs');
  const child = spawn(process.execPath, [script, String(kills), String(seed), parts.join(','), signal], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: controlEnvironment(environment),
  });
  const byPart: Record<string, number> = {};
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return;
    const { killed } = JSON.parse(line) as { killed?: string };
    if (killed === undefined) return;
    byPart[killed] = (byPart[killed] ?? 0) + 1;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      const count = Object.values(byPart).reduce((sum, n) => sum + n, 0);
      if (code === 0) resolve({ count, byPart });
      else reject(new Error(`killing parts ended with ${String(code)} after ${String(count)} kills`));
    });
  });
}

/** Says how many there were, for whoever reads the run's output. */
export function printKills({ count, byPart }: Kills): void {
  process.stdout.write(`  ${String(count)} kills: ${JSON.stringify(byPart)}\n`);
}

/** Repeats what an impatient person repeats: until it is answered, at most `seconds`. */
export async function persist<T>(what: string, seconds: number, attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw new Error(`${what}: gave up after ${String(seconds)} s`, { cause: error });
      await pause(250);
    }
  }
}

/** Drafts of the chain operator's stores, from the `from`-th on, that only wait for their submission. */
export async function prepareDrafts(chain: Applicant, from: number, count: number): Promise<string[]> {
  const stores = (await listChainStores()).slice(from, from + count);
  if (stores.length < count) throw new Error(`the sandbox has only ${String(from + stores.length)} chain stores`);
  return inParallel(stores, 4, (store) => chain.prepareDraft(store.creditCode, salesFields(store)));
}

/** Submits drafts whatever breaks in between, and waits until each application has ended. */
export async function runApplications(
  chain: Applicant,
  drafts: readonly string[],
  width: number,
): Promise<Application[]> {
  return inParallel(drafts, width, async (draft) => {
    const id = await persist('submit', 120, () => chain.submit(draft));
    return persist('wait for the end', 240, () => chain.untilEnded(id, 60));
  });
}

export interface AuditReport {
  readonly checks: {
    readonly invariant: number;
    readonly name: string;
    readonly count: number;
    readonly found: string[];
  }[];
  readonly applications: number;
  readonly records: number;
  readonly certificates: number;
}

/** What the audit finds, once everything that was under way has settled. */
export async function audit(): Promise<AuditReport> {
  const auditor = await persist('sign in as auditor', 60, () => Applicant.signedIn('auditor'));
  return persist('audit', 120, async () => {
    const { status, body } = await auditor.get('/v1/audit');
    if (status !== 200) throw new Error(`audit answered ${String(status)}: ${JSON.stringify(body)}`);
    return body as unknown as AuditReport;
  });
}
