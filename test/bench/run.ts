import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measureExtraction } from './extraction/measure-extraction';
import { readExtractionOptions } from './extraction/options';
import { measureSameBytes } from './extraction/same-bytes';
import { fillStore } from './fill-store';
import { Approvals, closedLoop, openEmptyWorkflows, openLoop, type Timings } from './loads';
import { measureProcessors, type Processes } from './processor-time';
import { median, percentile, spread, sum } from './statistics';
import { measureVerification } from './verification';

const WIDTH = 16;
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const perSecond = ({ each, wallMs }: Timings): number => (each.length * 1_000) / wallMs;

interface Sizes {
  readonly blocks: number;
  readonly block: number;
  readonly small: number;
  readonly large: number;
}

const FULL: Sizes = { blocks: 5, block: 100, small: 1_000, large: 20_000 };
const QUICK: Sizes = { blocks: 2, block: 30, small: 100, large: 1_000 };

async function findProcesses(): Promise<Processes> {
  const control = join(__dirname, '..', '..', '..', 'deploy', 'local', 'control.mjs');
  const { partNames, servicePid } = (await import(pathToFileURL(control).href)) as {
    partNames: string[];
    servicePid: (name: string) => number | undefined;
  };
  const found = partNames.map((name) => [name, servicePid(name)] as const);
  const running = found.filter((entry): entry is [string, number] => entry[1] !== undefined);
  return { ...Object.fromEntries(running), 'load generator': process.pid };
}

/** Interleaved blocks, so that a machine that slows down slows both. */
async function compareWithEmpty(approvals: Approvals, processes: Processes, sizes: Sizes): Promise<number> {
  const empty = await openEmptyWorkflows();
  const rates: { full: number; empty: number }[] = [];
  const costs: Record<string, number>[] = [];
  await closedLoop(await approvals.prepare(sizes.block), WIDTH, (draft) => approvals.approve(draft));
  await closedLoop(Array.from({ length: sizes.block }), WIDTH, () => empty.run());
  for (let block = 1; block <= sizes.blocks; block += 1) {
    const drafts = await approvals.prepare(sizes.block);
    const full = await measureProcessors(processes, () =>
      closedLoop(drafts, WIDTH, (draft) => approvals.approve(draft)),
    );
    const peer = await closedLoop(Array.from({ length: sizes.block }), WIDTH, () => empty.run());
    costs.push(full.processorMs);
    rates.push({ full: perSecond(full.result), empty: perSecond(peer) });
    say(`  block ${String(block)}: ${perSecond(full.result).toFixed(1)}/s full, ${perSecond(peer).toFixed(1)}/s empty`);
  }
  await empty.close();
  say(
    `approvals/s, closed loop of ${String(WIDTH)}      ${spread(
      rates.map(({ full }) => full),
      1,
    )}   (aim ≥ 8)`,
  );
  say(
    `empty workflows/s, same loop      ${spread(
      rates.map((rate) => rate.empty),
      1,
    )}`,
  );
  say(
    `full ÷ empty                      ${spread(
      rates.map((rate) => rate.full / rate.empty),
      2,
    )}   (aim ≥ 0.60)`,
  );
  say('processor ms per application, median of blocks:');
  const names = Object.keys(costs[0] ?? {});
  const perName = names.map((name) => ({ name, ms: median(costs.map((cost) => (cost[name] ?? 0) / sizes.block)) }));
  for (const { name, ms } of perName.sort((a, b) => b.ms - a.ms))
    say(`  ${name.padEnd(18)} ${ms.toFixed(1).padStart(7)}`);
  say(
    `  ${'all'.padEnd(18)} ${sum(perName.map(({ ms }) => ms))
      .toFixed(1)
      .padStart(7)}`,
  );
  return median(rates.map(({ full }) => full));
}

async function measureLatency(approvals: Approvals, rate: number, sizes: Sizes): Promise<void> {
  const drafts = await approvals.prepare(sizes.block * 2);
  const { each } = await openLoop(drafts, rate, (draft) => approvals.approve(draft));
  say(`submit → issued at ${rate.toFixed(1)}/s (half load): p50 ${percentile(each, 0.5).toFixed(0)} ms (aim ≤ 400), p95 ${percentile(each, 0.95).toFixed(0)} ms (aim ≤ 1200), p99 ${percentile(each, 0.99).toFixed(0)} ms`);
} // prettier-ignore

/** Processor time of everything but the load generator, per application. */
async function measureCost(approvals: Approvals, processes: Processes, sizes: Sizes): Promise<number[]> {
  const costs: number[] = [];
  for (let block = 0; block < sizes.blocks; block += 1) {
    const drafts = await approvals.prepare(sizes.block);
    const { processorMs } = await measureProcessors(processes, () =>
      closedLoop(drafts, WIDTH, (draft) => approvals.approve(draft)),
    );
    const system = Object.entries(processorMs).filter(([name]) => name !== 'load generator');
    costs.push(sum(system.map(([, ms]) => ms)) / sizes.block);
  }
  return costs;
}

async function compareSizes(approvals: Approvals, processes: Processes, sizes: Sizes, sofar: number): Promise<void> {
  const toSmall = Math.max(0, sizes.small - sofar);
  if (toSmall > 0) {
    say(`  bringing the store to ${String(sizes.small)} applications`);
    await closedLoop(await approvals.prepare(toSmall), WIDTH, (draft) => approvals.approve(draft));
  }
  const small = await measureCost(approvals, processes, sizes);
  const there = Math.max(sizes.small, sofar) + sizes.blocks * sizes.block;
  say(`  filling the store to ${String(sizes.large)} applications`);
  await fillStore(there, sizes.large, (text) => {
    say(`    ${text}`);
  });
  const large = await measureCost(approvals, processes, sizes);
  say(`processor ms per application at ${String(sizes.small)} in the store   ${spread(small, 1)}`);
  say(`processor ms per application at ${String(sizes.large)} in the store  ${spread(large, 1)}`);
  say(`cost ratio                              ${(median(large) / median(small)).toFixed(2)}   (aim ≤ 1.15)`);
}

async function run(): Promise<void> {
  const extraction = readExtractionOptions(process.argv.slice(2));
  if (extraction) {
    if (process.env['LICENSING_URL'] !== undefined) await measureSameBytes(await findProcesses(), extraction.seed, say);
    else say('no running system: the cost of the same bytes again is not measured');
    return measureExtraction(extraction, say);
  }
  const isQuick = process.argv.includes('--quick');
  const sizes = isQuick ? QUICK : FULL;
  say(
    `measuring${isQuick ? ' (quick: too short to quote)' : ''}; figures are min / median / max of interleaved blocks`,
  );
  const processes = await findProcesses();
  await measureVerification(processes, sizes, say);
  if (process.argv.includes('--verification')) return;
  const approvals = await Approvals.open();
  const rate = await compareWithEmpty(approvals, processes, sizes);
  await measureLatency(approvals, rate / 2, sizes);
  const sofar = sizes.block * (sizes.blocks + 1) + sizes.block * 2;
  await compareSizes(approvals, processes, sizes, sofar);
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
