import fc from 'fast-check';
import type { JsonValue } from '../canonical';
import { checkForm } from './check-form';
import { FOOD_BUSINESS } from './food-business';
import { GOOD_CASE } from './food-business/fixtures';

const problems = (changes: Record<string, JsonValue>, complete = true): string[] =>
  checkForm(FOOD_BUSINESS, { ...GOOD_CASE.declared, ...changes }, complete).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

describe('checking a form', () => {
  it('finds nothing in a good one, nor in an empty draft', () => {
    expect(problems({})).toEqual([]);
    expect(checkForm(FOOD_BUSINESS, {}, false)).toEqual([]);
  });

  it.each<[Record<string, JsonValue>, string]>([
    [{ odd: 1 }, '/fields/odd unknown-field'],
    [{ 'a/b~c': 1 }, '/fields/a~1b~0c unknown-field'],
    [{ area: '80' }, '/fields/area wrong-type'],
    [{ area: 0 }, '/fields/area too-small'],
    [{ area: 200001 }, '/fields/area too-large'],
    [{ operatorName: 5 }, '/fields/operatorName wrong-type'],
    [{ operatorName: '字'.repeat(201) }, '/fields/operatorName too-long'],
    [{ operatorName: '  ' }, '/fields/operatorName blank'],
    [{ operatorName: '样例\u0000' }, '/fields/operatorName alphabet'],
    [{ foodSafetyPersonName: '样\u202E例' }, '/fields/foodSafetyPersonName invisible'],
    [{ foodSafetyPersonName: '样\uFE00例' }, '/fields/foodSafetyPersonName invisible'],
    [{ foodSafetyPersonName: '样'.repeat(61) }, '/fields/foodSafetyPersonName too-long'],
    [{ foodSafetyPersonName: '𠮷'.repeat(61) }, '/fields/foodSafetyPersonName too-long'],
    [{ foodSafetyPersonId: '110105491231002' }, '/fields/foodSafetyPersonId fifteen-digits'],
    [{ foodSafetyPersonId: '11010519491231002Х' }, '/fields/foodSafetyPersonId look-alike'],
    [{ contactPhone: '12' }, '/fields/contactPhone length'],
    [{ contactPhone: 13800000000 }, '/fields/contactPhone wrong-type'],
    [{ contactPhone: '1'.repeat(65) }, '/fields/contactPhone too-long'],
    [{ foodSafetyPersonId: '430512198908131367' }, '/fields/foodSafetyPersonId check-digit'],
    [{ foodSafetyPersonId: {} }, '/fields/foodSafetyPersonId wrong-type'],
    [{ premisesAddressCode: '门牌' }, '/fields/premisesAddressCode alphabet'],
    [{ premisesAddressCode: 1 }, '/fields/premisesAddressCode wrong-type'],
    [{ businessForm: 'bank' }, '/fields/businessForm choice'],
    [{ businessForm: ['catering'] }, '/fields/businessForm wrong-type'],
    [{ items: 'bulk-food' }, '/fields/items wrong-type'],
    [{ items: ['bulk-food', 'gold'] }, '/fields/items/1 choice'],
    [{ items: ['bulk-food', 'bulk-food'] }, '/fields/items/1 duplicate'],
    [{ items: [7] }, '/fields/items/0 wrong-type'],
    [{ items: new Array<string>(1000).fill('bulk-food') }, '/fields/items too-long'],
    [{ items: [] }, '/fields/items required'],
    [{ contactPhone: null }, '/fields/contactPhone required'],
    [{ domicile: '' }, '/fields/domicile required'],
  ])('%j', (changes, expected) => {
    expect(problems(changes)).toEqual([expected]);
  });

  it.each([
    ['of one character', '䶮'],
    ['with the dot of a minority name', '阿依·古丽'],
    ['with another dot', '阿依•古丽'],
    ['of thirty characters', `${'阿'.repeat(14)}·${'丽'.repeat(15)}`],
    ['of thirty rare characters', '𠮷'.repeat(30)],
    ['of sixty rare characters', '𠮷'.repeat(60)],
    ['pasted with a zero-width space', '样例\u200B甲'],
    ['in Latin letters', 'Jean-Luc O’Neill'],
  ])('takes a name %s', (_, name) => {
    expect(problems({ foodSafetyPersonName: name })).toEqual([]);
  });

  it('takes an identity number with a lower-case x', () => {
    expect(problems({ foodSafetyPersonId: '11010519491231002x' })).toEqual([]);
  });

  it('tells nobody to mend what a registry sent', () => {
    expect(problems({ representativeName: '样\uFE00例' })).toEqual([]);
  });

  it('says of an old identity number what to give, without repeating it', () => {
    const [found] = checkForm(FOOD_BUSINESS, { ...GOOD_CASE.declared, foodSafetyPersonId: '110105491231002' }, true);
    expect(found?.zh).toContain('18位');
    expect(found?.zh).toContain('身份证号码');
    expect(JSON.stringify(found)).not.toContain('110105491231002');
  });

  it('reports everything at once, in both languages, with what to do', () => {
    const found = checkForm(FOOD_BUSINESS, { odd: 1, area: 'x', contactPhone: '12', items: ['gold'] }, true);
    const required = FOOD_BUSINESS.form.filter((field) => field.required).length - 3;
    expect(found).toHaveLength(4 + required);
    expect(
      found.every(({ zh, en, todo }) => zh.length > 3 && en.length > 3 && todo.zh.length > 3 && todo.en.length > 3),
    ).toBe(true);
  });

  it('sends those who cannot type into a locked field to the registry', () => {
    expect(checkForm(FOOD_BUSINESS, { ...GOOD_CASE.declared, domicile: null }, true)[0]?.todo.zh).toContain('登记机关');
  });

  it('checks dates', () => {
    const field = {
      name: 'day',
      label: { zh: '日期', en: 'Day' },
      kind: 'date' as const,
      required: true,
      basis: 'x',
      editable: true,
      personal: false,
    };
    const codes = (value: JsonValue) => checkForm({ form: [field] }, { day: value }, true).map(({ code }) => code);
    expect([codes('2024-02-29'), codes('2023-02-29'), codes(5)]).toEqual([[], ['date'], ['wrong-type']]);
  });

  it('never throws and never repeats a value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FOOD_BUSINESS.form), fc.jsonValue(), fc.boolean(), ({ name }, value, complete) => {
        checkForm(FOOD_BUSINESS, { [name]: value as JsonValue }, complete);
      }),
    );
    const text = JSON.stringify(
      checkForm(FOOD_BUSINESS, { ...GOOD_CASE.declared, foodSafetyPersonId: '430512198908131367', 秘密: '样例' }, true),
    );
    expect(text).not.toContain('430512198908131367');
    expect(text).not.toContain('样例');
  });
});
