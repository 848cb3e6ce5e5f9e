import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../canonical';
import { decide } from '../../decide';
import { deriveRuleSetData } from '../../derive-licence';
import { EXCEPTIONAL, GOOD, REFUSED } from '../fixtures';
import { FOOD_BUSINESS, FOOD_BUSINESS_1_0_0 } from '..';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Cases that were there when it was released. */
const cases = [...GOOD, ...EXCEPTIONAL, ...REFUSED].filter(({ facts }) => facts.extracted === undefined);

/** Receipts that were given name this hash, and running applications are decided by this version: neither may move. */
describe('food-business 1.0.0 as it was released', () => {
  it('has the rule set it had', () => {
    expect(sha256(canonicalJson(deriveRuleSetData(FOOD_BUSINESS_1_0_0)))).toBe(
      '75f0608a6bb64db8eb600568edff62df25a538a736be0d188e38b0973d6dd3d1',
    );
    expect(sha256(canonicalJson(deriveRuleSetData(FOOD_BUSINESS)))).not.toBe(
      sha256(canonicalJson(deriveRuleSetData(FOOD_BUSINESS_1_0_0))),
    );
  });

  it('decides as it decided, finding by finding', () => {
    expect(cases).toHaveLength(41);
    const decisions = cases.map(({ facts }) => decide(FOOD_BUSINESS_1_0_0, facts));
    expect(sha256(canonicalJson(decisions))).toBe('919679466dd0f78ac51b0a20dabf6d4e9103ea703d1e310467d417bf5cf05c9e');
  });
});
