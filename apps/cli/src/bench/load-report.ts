import { showMs } from '../terminal/milliseconds';
import { toTable } from '../terminal/table';
import { type LoadResult, type Sample } from './run-load';
import { type Distribution, round, toDistribution } from './statistics';

export interface LoadReport {
  readonly issued: number;
  readonly referred: number;
  readonly other: number;
  readonly errors: number;
  readonly errorCodes: Readonly<Record<string, number>>;
  readonly endedBy: LoadResult['endedBy'];
  readonly windowSeconds: number;
  /** Issued within the window, by its length; what ended after it does not count. */
  readonly approvalsPerSecond: number;
  /** Submit → issued, of the issued ones. */
  readonly latencyMs?: Distribution;
  readonly stepsMs: Readonly<Record<string, Distribution>>;
}

export function toLoadReport({ samples, endedBy, windowMs }: LoadResult): LoadReport {
  const issued = samples.filter(({ outcome }) => outcome === 'issued');
  const within = issued.filter(({ endedAtMs }) => endedAtMs <= windowMs);
  const countOf = (wanted: Sample['outcome']): number => samples.filter(({ outcome }) => outcome === wanted).length;
  return {
    issued: issued.length,
    referred: countOf('referred'),
    other: countOf('other'),
    errors: countOf('error'),
    errorCodes: countBy(samples.flatMap(({ errorCode }) => (errorCode === undefined ? [] : [errorCode]))),
    endedBy,
    windowSeconds: round(windowMs / 1_000),
    approvalsPerSecond: windowMs === 0 ? 0 : Math.round((within.length / windowMs) * 100_000) / 100,
    latencyMs: toDistribution(issued.map(({ latencyMs }) => latencyMs)),
    stepsMs: toStepDistributions(issued),
  };
}

function countBy(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function toStepDistributions(samples: readonly Sample[]): Record<string, Distribution> {
  const byStep = new Map<string, number[]>();
  for (const { stepsMs } of samples) {
    for (const [step, ms] of Object.entries(stepsMs)) byStep.set(step, [...(byStep.get(step) ?? []), ms]);
  }
  return Object.fromEntries([...byStep].flatMap(([step, values]) => {
    const distribution = toDistribution(values);
    return distribution === undefined ? [] : [[step, distribution]];
  })); // prettier-ignore
}

export function toLoadLines(report: LoadReport): string[] {
  const {
    issued,
    referred,
    other,
    errors,
    errorCodes,
    windowSeconds,
    approvalsPerSecond,
    latencyMs,
    stepsMs,
    endedBy,
  } = report;
  const rows = Object.entries({ ...(latencyMs === undefined ? {} : { 'submit → issued': latencyMs }), ...stepsMs });
  const codes = Object.entries(errorCodes).map(([code, count]) => `${code} ${count}×`);
  return [
    `${approvalsPerSecond} approvals/s: ${issued} issued, ${referred} referred, ${other} without an outcome, ${errors} errors in ${windowSeconds} s`,
    ...(codes.length === 0 ? [] : [`errors: ${codes.join(', ')}`]),
    ...(endedBy === 'work' ? ['every prepared draft was used before the time was over'] : []),
    ...toTable([
      ['', 'p50', 'p95', 'p99', 'max'],
      ...rows.map(([name, { p50, p95, p99, max }]) => [name, showMs(p50), showMs(p95), showMs(p99), showMs(max)]),
    ]),
  ];
}
