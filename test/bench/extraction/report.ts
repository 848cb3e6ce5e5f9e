import type { Level } from '../../corpus/document';
import { percentile, sum } from '../statistics';
import type { FieldScore } from './score';

export interface DocumentCost {
  readonly type: string;
  readonly level: Level;
  readonly pages: number;
  readonly isTextLayer: boolean;
  readonly processorMs: number;
  readonly wallMs: number;
  readonly peakMiB: number;
}

type Say = (line: string) => void;

/** Aims of the project: exact critical fields, and critical fields that need no person. */
const AIMS: Readonly<Record<Level, { exact?: number; accepted?: number }>> = {
  clean: { exact: 0.99, accepted: 0.9 },
  photo: { exact: 0.96, accepted: 0.75 },
  rotated: { exact: 0.95 },
  hard: {},
};
const AIM_SECONDS_A_PAGE = 5;
const AIM_MIB = 1_024;
const AIM_OF_PEER = 0.5;
const ENOUGH_CRITICAL = 2_000;

const share = (scores: readonly FieldScore[], holds: (score: FieldScore) => boolean): number =>
  scores.filter(holds).length / scores.length;
const isExact = (score: FieldScore): boolean => score.isExact;
const isAccepted = (score: FieldScore): boolean => score.accepted;
const isWrong = (score: FieldScore): boolean => score.accepted && !score.isExact;
export const errorRate = (scores: readonly FieldScore[]): number =>
  sum(scores.map(({ edits }) => edits)) / Math.max(1, sum(scores.map(({ length }) => length)));

const percent = (value: number): string => (Number.isNaN(value) ? '–' : (100 * value).toFixed(1)).padStart(6);
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Per type, field and level. */
export function reportFields(scores: readonly FieldScore[], levels: readonly Level[], say: Say): void {
  say('per field: exact % / character errors % / accepted % / accepted and wrong; * critical');
  for (const type of unique(scores.map((score) => score.type))) {
    const ofType = scores.filter((score) => score.type === type);
    say(`${type.padEnd(26)}${levels.map((level) => level.padEnd(28)).join('')}`);
    for (const field of unique(ofType.map((score) => score.field))) {
      const ofField = ofType.filter((score) => score.field === field);
      const cells = levels.map((level) => cell(ofField.filter((score) => score.level === level)));
      say(`  ${`${field}${ofField[0]?.critical === true ? ' *' : ''}`.padEnd(24)}${cells.join('')}`);
    }
  }
}

function cell(scores: readonly FieldScore[]): string {
  if (scores.length === 0) return '–'.padEnd(28);
  const wrong = scores.filter(isWrong).length;
  const figures = [share(scores, isExact), errorRate(scores), share(scores, isAccepted)].map(percent).join('');
  return `${figures}${String(wrong).padStart(4)}`.padEnd(28);
}

/** Critical fields of all types, beside the aims. */
export function reportAims(scores: readonly FieldScore[], levels: readonly Level[], say: Say): void {
  const critical = scores.filter((score) => score.critical);
  say('critical fields of all types');
  for (const level of levels) {
    const some = critical.filter((score) => score.level === level);
    const { exact, accepted } = AIMS[level];
    say(
      `  ${level.padEnd(8)} n ${String(some.length).padStart(5)}   exact ${beside(share(some, isExact), exact)}   ` +
        `accepted ${beside(share(some, isAccepted), accepted)}   wrong ${some.filter(isWrong).length}   ` +
        `character errors ${percent(errorRate(some))} %`,
    );
  }
  const known = critical.filter(({ truth }) => truth !== '');
  const wrong = critical.filter(isWrong);
  const few = known.length < ENOUGH_CRITICAL ? `; too few to quote, ${ENOUGH_CRITICAL} are wanted` : '';
  say(`  accepted and wrong ${wrong.length} of ${known.length} critical fields (aim 0${few})`);
  for (const { type, level, field, truth, read } of wrong) say(`    ${type} ${level} ${field}: ${read} for ${truth}`);
  const others = scores.filter((score) => !score.critical);
  say(`  other fields: ${others.length}, accepted and wrong ${others.filter(isWrong).length}`);
}

function beside(value: number, aim: number | undefined): string {
  const ratio = aim === undefined ? '' : ` (÷ aim ${aim.toFixed(2)} = ${(value / aim).toFixed(3)})`;
  return `${percent(value)} %${ratio}`;
}

export function reportCosts(costs: readonly DocumentCost[], levels: readonly Level[], say: Say): void {
  say('per page read from pixels, in the reader process');
  for (const level of levels) {
    const some = costs.filter((cost) => cost.level === level && !cost.isTextLayer && !Number.isNaN(cost.processorMs));
    if (some.length === 0) continue;
    const seconds = some.map(({ processorMs, pages }) => processorMs / pages / 1_000);
    const wall = some.map(({ wallMs, pages }) => wallMs / pages / 1_000);
    const [middle, high, most] = [percentile(seconds, 0.5), percentile(seconds, 0.95), Math.max(...seconds)];
    const peak = Math.max(...some.map(({ peakMiB }) => peakMiB));
    say(
      `  ${level.padEnd(8)} processor s p50 ${middle.toFixed(2)} p95 ${high.toFixed(2)} most ${most.toFixed(2)} ` +
        `(p95 ÷ aim ${(high / AIM_SECONDS_A_PAGE).toFixed(2)})   wall s p50 ${percentile(wall, 0.5).toFixed(2)}   ` +
        `peak MiB ${peak.toFixed(0)} (÷ aim ${(peak / AIM_MIB).toFixed(2)})`,
    );
  }
  const layered = costs.filter((cost) => cost.isTextLayer && !Number.isNaN(cost.processorMs));
  if (layered.length === 0) return;
  const seconds = layered.map(({ processorMs, pages }) => processorMs / pages / 1_000);
  say(`  a page with a text layer: processor s p50 ${percentile(seconds, 0.5).toFixed(2)}`);
}

/** The same pictures through the peer's recognition, with our parsers on both sides. */
export function reportPeer(
  name: string,
  ours: readonly FieldScore[],
  peers: readonly FieldScore[],
  levels: readonly Level[],
  say: Say,
): void {
  say(`peer: ${name}; the same pictures, turned as EXIF says, text layers left out on both sides;`);
  say('  its words by our parsers, and a field that stands verbatim anywhere in its text is counted for it as well');
  for (const level of [...levels, undefined]) {
    const of = (scores: readonly FieldScore[]): FieldScore[] =>
      scores.filter((score) => level === undefined || score.level === level);
    const [a, b] = [of(ours), of(peers)];
    if (a.length === 0) continue;
    const [errors, peerErrors] = [1 - share(a, isExact), 1 - share(b, isExact)];
    say(
      `  ${(level ?? 'all').padEnd(8)} fields not exact ${percent(errors)} % ours ${percent(peerErrors)} % peer, ` +
        `ratio ${(errors / peerErrors).toFixed(2)} (aim ≤ ${AIM_OF_PEER})   character errors ${percent(errorRate(a))} % ours ` +
        `${percent(errorRate(b))} % peer, ratio ${(errorRate(a) / errorRate(b)).toFixed(2)}`,
    );
  }
}
