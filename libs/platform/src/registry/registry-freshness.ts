/**
 * What an answer is for. `display`: a person looks at it and nothing follows yet. `decision`: it is evidence. An answer
 * that was asked for display never becomes evidence; the other way round is no harm.
 */
export type RegistryPurpose = 'display' | 'decision';

/** Seconds for which an answer may be used again. */
export interface Freshness {
  readonly display: number;
  readonly decision: number;
  /** "No such record": whoever has just been registered must not be told so for long. At most the purpose's own. */
  readonly absent: number;
  readonly reason: string;
}

const MINUTE = 60;
const DAY = 86_400;

const FRESHNESS: Readonly<Record<string, Freshness>> = {
  population: {
    display: DAY,
    decision: 10 * MINUTE,
    absent: MINUTE,
    reason:
      'name and birth date stay for life, so a day for a form; a death reaches the register days later, so ten minutes',
  },
  'business-registration': {
    display: 5 * MINUTE,
    decision: 30,
    absent: 10,
    reason:
      'status, scope and representative change with one stroke at a counter: half a minute covers the repeats of a step',
  },
  'food-safety-bars': {
    display: MINUTE,
    decision: 30,
    absent: 10,
    reason: 'a bar holds from its entry on: only the repeats of one step may share an answer',
  },
  'health-certificates': {
    display: DAY,
    decision: 10 * MINUTE,
    absent: MINUTE,
    reason: 'issued for a year by a clinic, entered the same evening; the person may be waiting for the entry',
  },
  'food-safety-staff': {
    display: DAY,
    decision: 10 * MINUTE,
    absent: MINUTE,
    reason: 'an assessment lasts for years; the entry follows it within days',
  },
  premises: {
    display: 10 * MINUTE,
    decision: 2 * MINUTE,
    absent: MINUTE,
    reason: 'rights change by entry in the course of a working day',
  },
  'standard-addresses': {
    display: DAY,
    decision: DAY,
    absent: 10 * MINUTE,
    reason: 'door plates are numbered and withdrawn by notice, effective on a later day',
  },
  'certificate-library': {
    display: 5 * MINUTE,
    decision: 30,
    absent: 10,
    reason: 'a licence issued by another office today must be seen: one place holds one licence',
  },
};

/** A source that nobody has described is asked every time. */
const UNKNOWN: Freshness = { display: 0, decision: 0, absent: 0, reason: 'not described' };

export const DESCRIBED_SOURCES: readonly string[] = Object.keys(FRESHNESS);

/** For how long answers of a registry may be used again. */
export function getFreshness(source: string): Freshness {
  return FRESHNESS[source] ?? UNKNOWN;
}
