import { type AccessSource } from '../access';
import { type Bilingual } from '../decision';

/** How long something is kept after what it is counted from. A number is ours where its source says so. */
export interface RetentionTerm {
  readonly amount: number;
  readonly unit: 'days' | 'months' | 'years';
  /** What the time is counted from. */
  readonly from: Bilingual;
}

/** One kind of data that is held: where, why, how long, and what becomes of it. */
export interface RetentionRule {
  /** Stable, lower case. */
  readonly kind: string;
  readonly name: Bilingual;
  /** `service.collection`, or the part of the system that holds it. */
  readonly places: readonly string[];
  /**
   * How it speaks of people: `sealed`: encrypted; `pseudonyms`: by references that only this system can turn back;
   * `public`: published by law; `none`: it does not.
   */
  readonly about: 'sealed' | 'pseudonyms' | 'public' | 'none';
  /** Whether somebody who applies has it held about them; otherwise it is about people inside, or about nobody. */
  readonly isApplicants: boolean;
  readonly why: Bilingual;
  /** What makes it be kept, and no longer. */
  readonly law: AccessSource;
  /** Undefined: for as long as the file that it belongs to. */
  readonly term?: RetentionTerm;
  /** What happens when the time is over. */
  readonly end: Bilingual;
  /** Whether that happens by itself. */
  readonly isAutomatic: boolean;
}

const DAY_MS = 86_400_000;

/**
 * The instant before which what a term counts from must lie for the time to be over.
 *
 * @param now instant in ms
 */
export function cutOffOf({ amount, unit }: Pick<RetentionTerm, 'amount' | 'unit'>, now: number): number {
  if (unit === 'days') return now - amount * DAY_MS;
  const date = new Date(now);
  const months = unit === 'years' ? amount * 12 : amount;
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const daysThere = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, daysThere));
  return date.getTime();
}

const UNITS: Readonly<Record<RetentionTerm['unit'], readonly [string, string, string]>> = {
  days: ['日', 'day', 'days'],
  months: ['个月', 'month', 'months'],
  years: ['年', 'year', 'years'],
};

/** A term in words: `自最后保存起90日` / `90 days from the last change`. */
export function describeTerm(term: RetentionTerm | undefined): Bilingual {
  if (term === undefined) return { zh: '与所属案卷保存期限相同', en: 'as long as the file it belongs to' };
  const { amount, unit, from } = term;
  const [zh, one, many] = UNITS[unit];
  return { zh: `自${from.zh}起${amount}${zh}`, en: `${amount} ${amount === 1 ? one : many} from ${from.en}` };
}
