import { getLocalDate } from '../dates';
import { completeCreditCode, completeResidentId } from '../identifiers';
import { deriveMandateStatement } from './derive-mandate-statement';
import type { MandateTerms } from './mandate';
import { MANDATE_ACTION_WORDS, MANDATE_ACTIONS } from './parameters';

const terms: MandateTerms = {
  creditCode: completeCreditCode('92440703', 'MAC0F00D'),
  businessName: '样例食品店（个体工商户）',
  grantor: { name: '样例甲', idNumber: completeResidentId('44070319850612003') },
  agent: { name: '阿依·古丽', idNumber: '11010519491231002X' },
  licenceTypes: ['food-business'],
  actions: ['submit', 'prepare'],
  givenOn: getLocalDate('2026-03-02'),
  acceptBy: getLocalDate('2026-04-01'),
  validUntil: getLocalDate('2027-03-02'),
};

describe('deriveMandateStatement', () => {
  const { zh, en } = deriveMandateStatement(terms);

  it('names what 民法典 art 165 asks: both people, the matter, the powers, the term, the day', () => {
    for (const text of ['样例甲', '阿依·古丽', '样例食品店（个体工商户）', terms.creditCode, '食品经营许可证', '2027年3月2日', '2026年4月1日', '2026年3月2日'])
      expect(zh).toContain(text); // prettier-ignore
    for (const text of ['样例甲', '阿依·古丽', terms.creditCode, 'Food-business licence', '2027-03-02', '2026-04-01', '2026-03-02'])
      expect(en).toContain(text); // prettier-ignore
  });

  it('tells exactly the actions that are given', () => {
    for (const action of MANDATE_ACTIONS) {
      const isGiven = terms.actions.includes(action);
      expect([zh.includes(MANDATE_ACTION_WORDS[action].zh), en.includes(MANDATE_ACTION_WORDS[action].en)]).toEqual([isGiven, isGiven]);
    } // prettier-ignore
  });

  it('says how it ends, and shows no whole identity number', () => {
    expect(zh).toMatch(/随时.*解除/);
    expect(zh).toContain('自动终止');
    expect(en).toMatch(/at any time/);
    for (const text of [zh, en]) expect(text).not.toMatch(/\d{17}[\dX]/);
    expect(zh).toContain('002X');
  });

  it('is made from the terms alone', () => {
    expect(deriveMandateStatement({ ...terms })).toEqual({ zh, en });
    expect(deriveMandateStatement({ ...terms, validUntil: getLocalDate('2027-03-03') }).zh).not.toBe(zh);
  });
});
