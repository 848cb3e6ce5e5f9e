import { type Field } from '@licensing/contracts';
import { findLicenceType } from '@licensing/domain';
import { toValues } from './draft-fields';
import { applyPrefill, findChanges, findUnconfirmed, withEarlier } from './prefilled';

const definition = findLicenceType('food-business')!;
const AT = '2026-03-02T01:00:00.000Z';
const SPOKEN = { isSilent: false, marks: true };

const field = (name: string, value: unknown, source: string, previousJson = ''): Field => ({
  name, valueJson: value === null ? '' : JSON.stringify(value), source, asOf: source && AT, locked: false, previousJson,
}); // prettier-ignore
const domicile = (value: string | null, previous = ''): Field =>
  field('domicile', value, value === null ? '' : 'business-registration', previous);

describe('filling a form again', () => {
  it('replaces what registries said of other premises, and nothing that the applicant said', () => {
    const before = [
      field('premises', '旧址', 'premises'),
      field('area', 40, 'premises'),
      field('contactPhone', '1', 'applicant'),
    ];
    const now = [field('premises', '新址', 'premises'), field('area', 80, 'premises'), field('contactPhone', null, '')];
    const filled = applyPrefill(before, now, { isSilent: false, marks: false });
    expect(toValues(filled)).toEqual({ premises: '新址', area: 80, contactPhone: '1' });
    expect(filled.map(({ previousJson }) => previousJson)).toEqual(['', '', '']);
  });

  it.each<[string, Field, Field, Partial<typeof SPOKEN>, unknown, string]>([
    ['the same value', domicile('甲路1号'), domicile('甲路1号'), {}, '甲路1号', ''],
    ['another value', domicile('甲路1号'), domicile('乙路2号'), {}, '乙路2号', '"甲路1号"'],
    ['nothing any more', domicile('甲路1号'), domicile(null), {}, undefined, '"甲路1号"'],
    ['something for the first time', domicile(null), domicile('甲路1号'), {}, '甲路1号', ''],
    ['nothing while a source is silent', domicile('甲路1号'), domicile(null), { isSilent: true }, '甲路1号', ''],
    ['a third value', domicile('乙路2号', '"甲路1号"'), domicile('丙路3号'), {}, '丙路3号', '"甲路1号"'],
    ['the first value again', domicile('乙路2号', '"甲路1号"'), domicile('甲路1号'), {}, '甲路1号', ''],
    ['the second value again, unconfirmed', domicile('乙路2号', '"甲路1号"'), domicile('乙路2号'), {}, '乙路2号', '"甲路1号"'],
  ])('keeps what stood before: %s', (_name, before, now, change, value, previous) => {
    const [filled] = applyPrefill([before], [now], { ...SPOKEN, ...change });
    expect([toValues([filled!])['domicile'], filled!.previousJson]).toEqual([value, previous]);
  }); // prettier-ignore

  it('tells every change with its source and time, and only changes', () => {
    const before = [
      domicile('甲路1号'),
      field('area', 40, 'premises'),
      field('kind', '个体工商户', 'business-registration'),
    ];
    const now = [domicile('乙路2号'), field('area', null, ''), field('kind', '个体工商户', 'business-registration')];
    expect(findChanges(definition, before, applyPrefill(before, now, SPOKEN))).toEqual([
      {
        field: 'domicile', label: { zh: '住所', en: 'Registered address' }, before: '甲路1号', after: '乙路2号',
        source: 'business-registration', sourceName: expect.objectContaining({ en: 'the business register' }) as object, asOf: AT,
      },
      expect.objectContaining({ field: 'area', before: 40, after: null, source: 'premises' }),
    ]); // prettier-ignore
  });

  it('knows what nobody has confirmed, from what was there when the applicant filled the form', () => {
    const twice = [
      domicile('丙路3号', '"甲路1号"'),
      field('area', 80, 'premises'),
      field('kind', null, '', '"个体工商户"'),
    ];
    const unconfirmed = findUnconfirmed(definition, twice);
    expect(unconfirmed).toMatchObject([
      { field: 'domicile', before: '甲路1号', after: '丙路3号', source: 'business-registration' },
      { field: 'kind', before: '个体工商户', after: null, source: 'business-registration' },
    ]);
    const now = findChanges(definition, [domicile('乙路2号', '"甲路1号"'), field('area', 40, 'premises')], twice);
    expect(withEarlier(now, unconfirmed).map((one) => [one.field, one.before, one.after])).toEqual([
      ['domicile', '甲路1号', '丙路3号'],
      ['kind', '个体工商户', null],
      ['area', 40, 80],
    ]);
  });

  it.each<[string, Field, string, string]>([
    ['the register speaks', domicile('甲路1号'), '甲路1号', '"打错的"'],
    ['a document is read', field('domicile', '甲路1号', 'document:business-licence'), '甲路1号', '"打错的"'],
    ['nothing speaks', field('domicile', null, ''), '打错的', ''],
    ['the applicant said it', field('domicile', '打错的', 'applicant'), '打错的', ''],
  ])('keeps what was typed where no source had it, and shows it beside: %s', (_, now, value, previous) => {
    const typed = field('domicile', '打错的', 'applicant');
    const [filled] = applyPrefill([typed], [{ ...now, locked: now.source !== 'applicant' }], SPOKEN);
    expect([toValues([filled!])['domicile'], filled!.previousJson]).toEqual([value, previous]);
  });

  it('names a document that a value comes from', () => {
    const now = [field('operatorName', '甲店', 'document:business-licence')];
    const [change] = findChanges(definition, [field('operatorName', null, '')], now);
    expect(change?.sourceName.zh).toBe('您上传的“营业执照”');
  });
});
