import { buildRecords } from '../../append-records/build-records';
import { sampleCase, sampleRecords } from '../../testing/sample-case';
import { appendRequest, toNewRecord } from '../../testing/sample-records';
import { checkApproval, checkEnd, checkOrder } from './check-course';

const AFTER = '2026-01-05T02:00:00.000Z';
const BEFORE = '2026-01-05T00:30:00.000Z';
type Types = Parameters<typeof appendRequest>[1];

/** Records in an order that Append would refuse, as a writer of another kind could leave them. */
function records(types: Types, changes: Readonly<Record<number, object>> = {}) {
  return types.flatMap((type, index) => {
    const request = {
      ...appendRequest('app-1', []),
      firstN: index + 1,
      records: [toNewRecord(type, changes[index + 1])],
    };
    return buildRecords(index === 0 ? { ...request, firstN: 1 } : { ...request, previousHash: 'a'.repeat(64) });
  });
}

describe('an end', () => {
  it('is asked of what was submitted before the deadline', () => {
    const open = sampleCase(sampleRecords().slice(0, 3));
    expect(checkEnd(open, AFTER)).toMatchObject([{ invariant: 5, id: 'app-1' }]);
    expect(checkEnd(open, BEFORE)).toEqual([]);
    expect(checkEnd(sampleCase([]), AFTER)).toMatchObject([{ invariant: 5 }]);
  });

  it('is not asked of what waits for its applicant, until the term they were given is over', () => {
    const until = '2026-01-06T15:59:59.999Z';
    const asked = sampleCase(records(['application.submitted', 'application.asked'], { 2: { until } }));
    expect(checkEnd(asked, AFTER)).toEqual([]);
    expect(checkEnd(asked, '2026-01-07T00:00:00.000Z')).toMatchObject([{ invariant: 5, id: 'app-1' }]);
    const answered = records(['application.submitted', 'application.asked', 'application.answered'], { 2: { until } });
    expect(checkEnd(sampleCase(answered), AFTER)).toMatchObject([{ invariant: 5 }]);
  });

  it('is an issue or a referral', () => {
    expect(checkEnd(sampleCase(), AFTER)).toEqual([]);
    expect(checkEnd(sampleCase(records(['application.submitted', 'application.referred'])), AFTER)).toEqual([]);
  });
});

describe('the order of records', () => {
  it('straight through, with a wait, and with two waits is right', () => {
    expect(checkOrder(sampleCase())).toEqual([]);
    const waits = records([
      'application.submitted',
      'application.waiting',
      'application.waiting',
      'application.verified',
    ]);
    expect(checkOrder(sampleCase(waits))).toEqual([]);
  });

  it('with questions asked and answered twice is right', () => {
    const twice = records([
      'application.submitted',
      ...(['application.asked', 'application.answered', 'application.asked', 'application.answered'] as const),
      'application.verified',
    ]);
    expect(checkOrder(sampleCase(twice))).toEqual([]);
  });

  it('is wrong where the life cycle does not allow it', () => {
    const found = checkOrder(sampleCase(records(['application.submitted', 'application.gathered'])));
    expect(found).toMatchObject([{ invariant: 7, id: 'app-1:2' }]);
  });

  it('names a step taken twice', () => {
    const found = checkOrder(
      sampleCase(records(['application.submitted', 'application.verified', 'application.verified'])),
    );
    expect(found).toEqual(expect.arrayContaining([expect.objectContaining({ invariant: 11, id: 'app-1:3' })]));
  });
});

describe('an approval', () => {
  const WHOLE: Types = [
    'application.submitted', 'application.verified', 'application.gathered', 'application.decided', 'certificate.issued',
  ]; // prettier-ignore

  it('with complete evidence is right, and so is no approval at all', () => {
    expect(checkApproval(sampleCase())).toEqual([]);
    expect(checkApproval(sampleCase(sampleRecords().slice(0, 1)))).toEqual([]);
  });

  it.each<[string, Types, Readonly<Record<number, object>>, number, string]>([
    ['without a decision', WHOLE.filter((type) => type !== 'application.decided'), {}, 8, 'app-1'],
    ['without registry replies', WHOLE, { 2: { evidence: [] } }, 8, 'app-1:2'],
    ['without gathered evidence', WHOLE, { 3: { evidence: [] } }, 8, 'app-1:3'],
    ['without findings', WHOLE, { 4: { findings: [] } }, 8, 'app-1:4'],
    ['after a decision to refer', WHOLE, { 4: { outcome: 'refer' } }, 9, 'app-1:4'],
    ['after a verification that referred', WHOLE, { 2: { outcome: 'refer' } }, 9, 'app-1:2'],
    [
      'after a finding to refer',
      WHOLE,
      { 4: { findings: [{ rule: 'a', outcome: 'refer', fact: 'b', basis: 'c', zh: 'd', en: 'e' }] } },
      9,
      'app-1:4',
    ],
    ['after a referral', [...WHOLE.slice(0, 4), 'application.referred', 'certificate.issued'], {}, 9, 'app-1:5'],
  ])('%s is named', (_what, types, changes, invariant, id) => {
    expect(checkApproval(sampleCase(records(types, changes)))).toMatchObject([{ invariant, id }]);
  });
});
