import type { MandateState } from '../mandates';
import { decideAuthority, type HeldMandate, listOutdatedMandates } from './decide-authority';

const REPRESENTATIVE = 'representative';
const AGENT = 'agent';
const record = { representative: { idNumber: REPRESENTATIVE, name: '样例甲', role: '法定代表人' } };
const AS_OF = '2026-03-02T01:00:00.000Z';
const errand = { licenceType: 'food-business', action: 'submit', mandateId: '' } as const;
const mandate = (id: string, change: Partial<HeldMandate> = {}): HeldMandate => ({
  id, state: 'active', grantorId: REPRESENTATIVE, givenAt: '2026-03-01T02:00:00.000Z', licenceTypes: ['food-business'], actions: ['submit'], ...change,
}); // prettier-ignore

const decide = (mandates: HeldMandate[], mandateId = '', person = AGENT): string => {
  const decision = decideAuthority(person, record, mandates, { ...errand, mandateId });
  if (decision.kind === 'ask') return decision.questions.map(({ code }) => code).join(' ');
  return decision.kind === 'proved' ? decision.authority.mandateId || decision.authority.role : decision.kind;
};

describe('decideAuthority', () => {
  it('lets the representative act, whatever mandates there are', () => {
    expect(decide([], '', REPRESENTATIVE)).toBe('法定代表人');
    expect(decide([mandate('m-1', { state: 'revoked' })], 'm-1', REPRESENTATIVE)).toBe('法定代表人');
  });

  it('takes the mandate that was named, or the oldest that does', () => {
    const three = [mandate('m-1', { state: 'revoked' }), mandate('m-2'), mandate('m-3')];
    expect(decide(three)).toBe('m-2');
    expect(decide(three, 'm-3')).toBe('m-3');
    // The named one is over, another one holds: the agent goes on under that.
    expect(decide(three, 'm-1')).toBe('m-2');
    expect(decide(three, 'm-9')).toBe('m-2');
  });

  it('never lets anybody act under a mandate that is not active, does not cover it, or is not the representative’s', () => {
    const states: MandateState[] = ['offered', 'declined', 'revoked', 'expired', 'ended'];
    expect(states.map((state) => decide([mandate('m-1', { state })]))).toEqual([
      'MANDATE_NOT_ACCEPTED', 'MANDATE_ENDED', 'MANDATE_ENDED', 'MANDATE_ENDED', 'MANDATE_ENDED',
    ]); // prettier-ignore
    expect(decide([mandate('m-1', { grantorId: 'former' })])).toBe('MANDATE_ENDED');
    expect(decide([mandate('m-1', { licenceTypes: ['food'] })])).toBe('MANDATE_LICENCE_TYPE');
    expect(decide([mandate('m-1', { actions: ['prepare', 'follow', 'collect'] })])).toBe('MANDATE_ACTION');
    expect(decide([mandate('m-1', { actions: [], licenceTypes: [] })])).toBe('MANDATE_LICENCE_TYPE MANDATE_ACTION');
  });

  it('asks about the mandate that is nearest to letting them act', () => {
    const revoked = mandate('m-3', { state: 'revoked' });
    expect(decide([mandate('m-1', { state: 'offered' }), revoked])).toBe('MANDATE_NOT_ACCEPTED');
    expect(decide([mandate('m-1', { actions: [] }), mandate('m-2', { state: 'offered' }), revoked])).toBe(
      'MANDATE_ACTION',
    );
  });

  it('tells somebody without any mandate nothing, unless they named one', () => {
    expect(decide([])).toBe('none');
    expect(decide([], 'm-1')).toBe('MANDATE_MISSING');
  });

  it('says why a mandate has ended', () => {
    const texts = (['declined', 'revoked', 'expired', 'ended'] as const).map((state) => {
      const decision = decideAuthority(AGENT, record, [mandate('m-1', { state })], errand);
      return decision.kind === 'ask' ? decision.questions[0]?.zh : undefined;
    });
    expect(new Set(texts).size).toBe(4);
  });
});

describe('listOutdatedMandates', () => {
  it('lists what still stands and was given by somebody who represents the business no more', () => {
    const former = { grantorId: 'former' };
    const mandates = [
      mandate('m-1'), mandate('m-2', former), mandate('m-3', { ...former, state: 'offered' }),
      mandate('m-4', { ...former, state: 'revoked' }), mandate('m-5', { ...former, state: 'ended' }),
    ]; // prettier-ignore
    expect(listOutdatedMandates(mandates, REPRESENTATIVE, AS_OF).map(({ id }) => id)).toEqual(['m-2', 'm-3']);
  });

  it('ends nothing by an answer that is older than the mandate, or of no time', () => {
    const mandates = [mandate('m-1', { grantorId: 'new' })];
    for (const asOf of ['2026-03-01T01:59:59.999Z', '', 'yesterday'])
      expect(listOutdatedMandates(mandates, REPRESENTATIVE, asOf)).toEqual([]);
    expect(listOutdatedMandates(mandates, REPRESENTATIVE, '2026-03-01T02:00:00.000Z')).toHaveLength(1);
  });
});
