import { getLocalDate } from '../dates';
import { completeResidentId } from '../identifiers';
import { BAR_GROUNDS } from './parameters';
import { verifyBars } from './verify-bars';

const ID = completeResidentId('44070319850612003');
const OTHER = completeResidentId('44070319920305002');
const on = getLocalDate('2026-03-02');
const subjects = [
  { subject: ID, role: { zh: '申请人', en: 'the applicant' } },
  { subject: ID, role: { zh: '登记的负责人', en: 'the registered representative' } },
  { subject: OTHER, role: { zh: '“人员”所列人员', en: 'the person under "Staff"' }, field: 'staffId' },
];
const bar = {
  subject: ID,
  ground: 'licence-revoked-five-years',
  from: '2024-01-01',
  until: '2028-12-31' as string | null,
};
const check = (...bars: (typeof bar)[]) => verifyBars(subjects, [ID, OTHER], [{ bars }], on);

describe('verifyBars', () => {
  it.each([
    ['begins on the day', '2026-03-02', null, true],
    ['begins on the next day', '2026-03-03', null, false],
    ['ends on the day', '2021-03-03', '2026-03-02', true],
    ['ended on the eve', '2021-03-02', '2026-03-01', false],
    ['is for life', '1999-01-01', null, true],
  ])('a bar that %s (%s – %s) stands: %s', (_, from, until, stands) => {
    expect(check({ ...bar, from, until })).toHaveLength(stands ? 1 : 0);
  });

  it.each([
    ['licence-revoked-five-years', '2021-03-03', '2024-01-01', true],
    ['licence-revoked-five-years', '2021-03-02', '2024-01-01', false],
    ['fraud-three-years', '2023-03-03', '2024-01-01', true],
    ['fraud-three-years', '2023-03-02', '2024-01-01', false],
    ['false-material-one-year', '2025-03-03', '2025-04-01', true],
    ['false-material-one-year', '2025-03-02', '2025-04-01', false],
    ['food-safety-crime-life', '1999-01-01', '2004-01-01', true],
    // Longer than the law says: what the register says is looked at by a person, not cut short by a machine.
    ['false-material-one-year', '2024-01-01', '2026-03-02', true],
    ['no-such-ground', '2021-03-03', '2024-01-01', false],
    ['no-such-ground', '2021-03-03', null, true],
  ])(
    '%s from %s, by the register until %s, stands at least as long as the law says: %s',
    (ground, from, until, stands) => {
      expect(check({ ...bar, ground, from, until })).toHaveLength(stands ? 1 : 0);
    },
  );

  it('reads an absent end as none: a bar for life', () => {
    const { subject, ground, from } = bar;
    expect(verifyBars(subjects, [ID, OTHER], [{ bars: [{ subject, ground, from }] }], on)).toHaveLength(1);
  });

  it('tells each standing bar with its own ground and law', () => {
    const reasons = check(...Object.keys(BAR_GROUNDS).map((ground) => ({ ...bar, ground, from: '2026-01-01' })));
    expect(reasons.map(({ basis }) => basis)).toEqual(Object.values(BAR_GROUNDS).map(({ basis }) => basis));
    expect(reasons.map(({ code }) => code)).toEqual([
      'BAR_LICENCE_REVOKED_FIVE_YEARS', 'BAR_FOOD_SAFETY_CRIME_LIFE', 'BAR_FALSE_MATERIAL_ONE_YEAR', 'BAR_FRAUD_THREE_YEARS',
    ]); // prettier-ignore
  });

  it('says whom it is about by every role they have, and from when to when', () => {
    const [own, staff, life] = check(bar, { ...bar, subject: OTHER }, { ...bar, until: null });
    expect(own?.zh).toContain('申请人、登记的负责人；自2024-01-01起，至2028-12-31。');
    expect(own?.en).toContain('the applicant, the registered representative; from 2024-01-01 until 2028-12-31.');
    expect(own).not.toHaveProperty('field');
    expect(staff).toMatchObject({
      field: 'staffId',
      en: expect.stringContaining('the person under "Staff"') as string,
    });
    expect(life?.zh).toContain('没有期限');
  });

  it('tells every bar of several answers, and twice what is barred twice', () => {
    const answers = [{ bars: [bar, bar] }, { bars: [{ ...bar, subject: OTHER }] }];
    expect(verifyBars(subjects, [ID, OTHER], answers, on)).toHaveLength(3);
  });
});
