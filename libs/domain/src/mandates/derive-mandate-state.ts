import { addDays, type LocalDate, toChinaDate } from '../dates';
import type { MandateEvent, MandateState, MandateTerms } from './mandate';
import { findNextState } from './transitions';

/** The days on which a mandate ends by itself. */
export type MandateDays = Pick<MandateTerms, 'acceptBy' | 'validUntil'>;

/** What happened to a mandate, its running out included. */
export type MandateHistoryEntry = Omit<MandateEvent, 'type'> & { type: MandateEvent['type'] | 'expired' };

/**
 * Where a mandate stands on a day, from what happened to it: the events decide, and the days that have passed.
 *
 * @throws RangeError when the events do not follow one another as the table of transitions says
 */
export function deriveMandateState(events: readonly MandateEvent[], days: MandateDays, on: LocalDate): MandateState {
  const { state } = follow(events, days);
  return isOver(state, days, on) ? 'expired' : state;
}

/**
 * For the two people whom it concerns.
 *
 * @throws RangeError as {@link deriveMandateState}
 */
export function deriveMandateHistory(
  events: readonly MandateEvent[],
  days: MandateDays,
  on: LocalDate,
): MandateHistoryEntry[] {
  const { state, lived } = follow(events, days);
  if (!isOver(state, days, on)) return [...lived];
  // Midnight in China after the last day.
  return [...lived, { type: 'expired', at: `${addDays(lastDayOf(state, days), 1)}T00:00:00+08:00`, by: 'system' }];
}

/** The state that the events lead to, up to the one that came too late: it changes nothing any more. */
function follow(events: readonly MandateEvent[], days: MandateDays): { state: MandateState; lived: MandateEvent[] } {
  let state: 'none' | MandateState = 'none';
  const lived: MandateEvent[] = [];
  for (const event of events) {
    if (state !== 'none' && isOver(state, days, toChinaDate(event.at))) break;
    const next = findNextState(state, event.type, event.by);
    if (next === undefined) throw new RangeError(`a mandate that is ${state} is not ${event.type} by ${event.by}`);
    state = next;
    lived.push(event);
  }
  if (state === 'none') throw new RangeError('a mandate that was never given');
  return { state, lived };
}

function isOver(state: MandateState, days: MandateDays, on: LocalDate): boolean {
  return (state === 'offered' || state === 'active') && on > lastDayOf(state, days);
}

function lastDayOf(state: MandateState, { acceptBy, validUntil }: MandateDays): LocalDate {
  return state === 'offered' && acceptBy < validUntil ? acceptBy : validUntil;
}
