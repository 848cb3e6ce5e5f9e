import { getLocalDate } from '../dates';
import { completeResidentId } from '../identifiers';
import { checkMandateOffer, type MandateOffer } from './check-mandate-offer';

const GRANTOR = completeResidentId('44070319850612003');
const AGENT = '11010519491231002X';
const on = getLocalDate('2026-03-02');
const offer: MandateOffer = {
  agentName: '阿依·古丽',
  agentIdNumber: AGENT,
  licenceTypes: ['food-business'],
  actions: ['submit', 'prepare'],
  validUntil: '2027-03-02',
  agreed: true,
};
const problemsOf = (change: Partial<MandateOffer>): string[] => {
  const checked = checkMandateOffer({ ...offer, ...change }, GRANTOR, on);
  return checked.kind === 'valid' ? [] : checked.problems.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('checkMandateOffer', () => {
  it('gives terms with days and actions in their kept form', () => {
    expect(
      checkMandateOffer({ ...offer, agentName: ' 阿依·古丽 ', agentIdNumber: AGENT.toLowerCase() }, GRANTOR, on),
    ).toEqual({
      kind: 'valid',
      terms: {
        agent: { name: '阿依·古丽', idNumber: AGENT },
        licenceTypes: ['food-business'],
        actions: ['prepare', 'submit'],
        givenOn: '2026-03-02',
        acceptBy: '2026-04-01',
        validUntil: '2027-03-02',
      },
    });
  });

  it.each<[Partial<MandateOffer>, string]>([
    [{ agentName: '' }, '/agentName required'],
    [{ agentName: ' \u3000\u200B' }, '/agentName required'],
    [{ agentName: '样'.repeat(61) }, '/agentName too-long'],
    [{ agentName: '样'.repeat(100_000) }, '/agentName too-long'],
    [{ agentName: '样\u202E例' }, '/agentName invisible'],
    [{ agentName: '样\n例' }, '/agentName invisible'],
    [{ agentIdNumber: '' }, '/agentIdNumber length'],
    [{ agentIdNumber: '110105491231002' }, '/agentIdNumber fifteen-digits'],
    [{ agentIdNumber: '110105194912310021' }, '/agentIdNumber check-digit'],
    [{ agentIdNumber: '11010519491231002Х' }, '/agentIdNumber look-alike'],
    [{ agentIdNumber: GRANTOR }, '/agentIdNumber oneself'],
    [{ agentIdNumber: ` ${GRANTOR} ` }, '/agentIdNumber oneself'],
    [{ licenceTypes: [] }, '/licenceTypes required'],
    [{ licenceTypes: ['food-business', 'toString'] }, '/licenceTypes/1 choice'],
    [{ licenceTypes: ['food-business', 'food-business'] }, '/licenceTypes/1 duplicate'],
    [{ actions: [] }, '/actions required'],
    [{ actions: ['submit', 'grantMandate'] }, '/actions/1 choice'],
    [{ actions: ['submit', 'submit'] }, '/actions/1 duplicate'],
    [{ validUntil: '' }, '/validUntil date'],
    [{ validUntil: '2027-02-29' }, '/validUntil date'],
    [{ validUntil: '2026-03-01' }, '/validUntil past'],
    [{ validUntil: '2029-03-03' }, '/validUntil too-long'],
    [{ validUntil: '9999-12-31' }, '/validUntil too-long'],
    [{ agreed: false }, '/agreed required'],
  ])('%j: %s', (change, expected) => {
    expect(problemsOf(change)).toEqual([expected]);
  });

  it.each<[string, Partial<MandateOffer>]>([
    ['a name of one character', { agentName: '䶮' }],
    ['a name of thirty', { agentName: '阿'.repeat(30) }],
    ['a name of sixty rare characters', { agentName: '𠮷'.repeat(60) }],
    ['a term that ends today', { validUntil: '2026-03-02' }],
    ['the longest term', { validUntil: '2029-03-02' }],
  ])('takes %s', (_, change) => {
    expect(problemsOf(change)).toEqual([]);
  });

  it('tells everything at once, in both languages, and repeats nothing that was written', () => {
    const planted = '样例丁';
    const checked = checkMandateOffer(
      { agentName: `${planted}\u202E`, agentIdNumber: planted, licenceTypes: [planted], actions: [planted], validUntil: planted, agreed: false },
      GRANTOR,
      on,
    ); // prettier-ignore
    const problems = checked.kind === 'invalid' ? checked.problems : [];
    expect(problems.map(({ pointer }) => pointer)).toEqual([
      '/agentName', '/agentIdNumber', '/licenceTypes/0', '/actions/0', '/validUntil', '/agreed',
    ]); // prettier-ignore
    expect(JSON.stringify(problems)).not.toMatch(new RegExp(`${planted}|${GRANTOR}`));
    for (const { zh, en, todo } of problems) {
      for (const text of [zh, todo.zh]) expect(text).toMatch(/\p{Script=Han}.*。$/u);
      for (const text of [en, todo.en]) expect(text).toMatch(/^[A-Z].*\.$/);
    }
  });
});
