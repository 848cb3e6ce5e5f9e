import fc from 'fast-check';
import { getLocalDate } from '../dates';
import { deriveMandateHistory, deriveMandateState } from './derive-mandate-state';
import type { MandateActor, MandateEvent, MandateEventType, MandateState } from './mandate';
import { findNextState, MANDATE_TRANSITIONS } from './transitions';

const days = { acceptBy: getLocalDate('2026-04-01'), validUntil: getLocalDate('2027-03-02') };
const event = (type: MandateEventType, by: MandateActor, at = '2026-03-02T02:00:00.000Z'): MandateEvent => ({
  type,
  by,
  at,
});
const granted = event('granted', 'grantor');
const accepted = event('accepted', 'agent');
const stateOn = (on: string, ...events: MandateEvent[]) => deriveMandateState(events, days, getLocalDate(on));

describe('the table of transitions', () => {
  const states = ['none', 'offered', 'active', 'declined', 'revoked', 'expired', 'ended'] as const;
  const events: MandateEventType[] = ['granted', 'accepted', 'declined', 'revoked', 'ended'];
  const actors: MandateActor[] = ['grantor', 'agent', 'system'];

  it('has no way out of what has ended, and none into being given twice', () => {
    const ways = states.flatMap((from) =>
      events.flatMap((type) => actors.map((by) => [from, type, by, findNextState(from, type, by)] as const)),
    );
    const open = ways.filter(([, , , to]) => to !== undefined);
    expect(new Set(open.map(([from]) => from))).toEqual(new Set(['none', 'offered', 'active']));
    expect(open.filter(([, type]) => type === 'granted')).toEqual([['none', 'granted', 'grantor', 'offered']]);
  });

  it('lets only the agent accept and decline, only a check end, and either of the two revoke', () => {
    const who = (type: MandateEventType) =>
      new Set(MANDATE_TRANSITIONS.filter((row) => row.event === type).flatMap(({ by }) => by));
    expect(['accepted', 'declined', 'revoked', 'ended'].map((type) => [...who(type as MandateEventType)])).toEqual([
      ['agent'], ['agent'], ['grantor', 'agent'], ['system'],
    ]); // prettier-ignore
  });

  it('names the law of each', () => {
    for (const { basis } of MANDATE_TRANSITIONS) expect(basis).toMatch(/^民法典 arts? \d/);
  });
});

describe('deriveMandateState', () => {
  it.each<[string, MandateState, MandateEvent[]]>([
    ['2026-03-02', 'offered', [granted]],
    ['2026-04-01', 'offered', [granted]],
    ['2026-04-02', 'expired', [granted]],
    ['2026-03-02', 'active', [granted, accepted]],
    ['2027-03-02', 'active', [granted, accepted]],
    ['2027-03-03', 'expired', [granted, accepted]],
    ['2026-03-02', 'declined', [granted, event('declined', 'agent')]],
    ['2030-01-01', 'declined', [granted, event('declined', 'agent')]],
    ['2026-03-02', 'revoked', [granted, event('revoked', 'grantor')]],
    ['2026-03-02', 'revoked', [granted, accepted, event('revoked', 'agent')]],
    ['2030-01-01', 'revoked', [granted, accepted, event('revoked', 'grantor')]],
    ['2026-03-02', 'ended', [granted, accepted, event('ended', 'system')]],
    // Accepted at one minute past midnight in China, after the last day for it: too late.
    ['2026-04-02', 'expired', [granted, event('accepted', 'agent', '2026-04-01T16:01:00.000Z')]],
    ['2026-04-02', 'active', [granted, event('accepted', 'agent', '2026-04-01T15:59:00.000Z')]],
  ])('on %s it is %s', (on, state, events) => {
    expect(stateOn(on, ...events)).toBe(state);
  });

  it('ends with its own last day even before the last day for accepting', () => {
    const short = { ...days, validUntil: getLocalDate('2026-03-05') };
    expect(deriveMandateState([granted], short, getLocalDate('2026-03-05'))).toBe('offered');
    expect(deriveMandateState([granted], short, getLocalDate('2026-03-06'))).toBe('expired');
  });

  it.each<[string, MandateEvent[]]>([
    ['nothing', []],
    ['acceptance of nothing', [accepted]],
    ['two grants', [granted, granted]],
    ['acceptance by the grantor', [granted, event('accepted', 'grantor')]],
    ['acceptance after revocation', [granted, event('revoked', 'grantor'), accepted]],
    ['an end by the agent', [granted, event('ended', 'agent')]],
  ])('refuses %s', (_, events) => {
    expect(() => stateOn('2026-03-02', ...events)).toThrow(RangeError);
  });

  it('once over, is over on every later day', () => {
    const more = [
      [],
      [accepted],
      [accepted, event('revoked', 'agent')],
      [event('declined', 'agent')],
      [event('ended', 'system')],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...more), fc.nat(900), fc.nat(900), (events, a, b) => {
        const day = (n: number) => new Date(Date.UTC(2026, 2, 2) + n * 86_400_000).toISOString().slice(0, 10);
        const early = stateOn(day(Math.min(a, b)), granted, ...events);
        const late = stateOn(day(Math.max(a, b)), granted, ...events);
        if (early !== 'active' && early !== 'offered') expect(late).toBe(early);
      }),
    );
  });
});

describe('deriveMandateHistory', () => {
  const history = (on: string, ...events: MandateEvent[]) => deriveMandateHistory(events, days, getLocalDate(on));

  it('adds the day on which it ran out, at midnight in China', () => {
    expect(history('2026-03-02', granted, accepted)).toEqual([granted, accepted]);
    const runOut = { type: 'expired', by: 'system' };
    expect(history('2027-03-03', granted, accepted)).toEqual([
      granted,
      accepted,
      { ...runOut, at: '2027-03-03T00:00:00+08:00' },
    ]);
    expect(history('2026-04-02', granted)).toEqual([granted, { ...runOut, at: '2026-04-02T00:00:00+08:00' }]);
  });

  it('leaves out what came too late', () => {
    const late = event('accepted', 'agent', '2026-05-01T00:00:00.000Z');
    expect(history('2026-05-02', granted, late).map(({ type }) => type)).toEqual(['granted', 'expired']);
  });
});
