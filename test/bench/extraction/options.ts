import { parseArgs } from 'node:util';
import { type DocumentKind, documentKinds, type Level, levels } from '../../corpus/document';
import { choose } from '../../corpus/list-corpus';
import { REPORT_SEED } from '../../corpus/seeds';

export interface ExtractionOptions {
  readonly seed: number;
  readonly count: number;
  readonly types: readonly DocumentKind[];
  readonly levels: readonly Level[];
  readonly hasPeer: boolean;
  /** Where the results are kept, if anywhere. */
  readonly json: string | undefined;
}

/** Enough for 2,000 critical fields over all types and levels. */
const FULL_COUNT = 13;

/** `npm run bench -- extraction [--seed n] [--count n] [--types a,b] [--levels a,b] [--quick] [--no-peer] [--json file]` */
export function readExtractionOptions(words: readonly string[]): ExtractionOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: false,
    options: {
      extraction: { type: 'boolean' },
      seed: { type: 'string', default: String(REPORT_SEED) },
      count: { type: 'string' },
      types: { type: 'string' },
      levels: { type: 'string' },
      quick: { type: 'boolean' },
      'no-peer': { type: 'boolean' },
      json: { type: 'string' },
    },
  });
  if (values['extraction'] !== true && !positionals.includes('extraction')) return undefined;
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    seed: toNumber('--seed', text('seed') ?? ''),
    count: toNumber('--count', text('count') ?? (values['quick'] === true ? '1' : String(FULL_COUNT))),
    types: choose(documentKinds, text('types')?.split(',')),
    levels: choose(levels, text('levels')?.split(',')),
    hasPeer: values['no-peer'] !== true,
    json: text('json'),
  };
}

function toNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} takes a whole number above 0, not ${text}`);
  return value;
}
