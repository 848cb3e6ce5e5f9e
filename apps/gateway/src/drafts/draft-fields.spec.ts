import { type Field } from '@licensing/contracts';
import { findLicenceType } from '@licensing/domain';
import { applyChange, asksAnew, findChangeProblems, toOwnValues, toRealChange, toValues } from './draft-fields';

const definition = findLicenceType('food-business')!;
const AT = '2026-03-02T01:00:00.000Z';

const field = (name: string, value: unknown, source: string, locked = false): Field => ({
  name, valueJson: value === null ? '' : JSON.stringify(value), source, asOf: source && AT, locked, previousJson: '',
}); // prettier-ignore

const present: Field[] = [
  field('operatorName', '江门市甲店', 'business-registration', true),
  field('premises', null, '', true),
  field('area', 40, 'premises'),
  field('contactPhone', null, ''),
];

const problemsOf = (change: Parameters<typeof findChangeProblems>[2]): string[] =>
  findChangeProblems(definition, present, change).map(({ pointer, code }) => `${pointer} ${code}`);

describe('findChangeProblems', () => {
  it('accepts what the applicant may say', () => {
    expect(problemsOf({ area: 52.5, contactPhone: '13800138000' })).toEqual([]);
  });

  it('lists unknown, locked and mistyped fields together', () => {
    const pointers = problemsOf({ area: '40', operatorName: '别的店', surprise: 1 }).map((line) => line.split(' ')[0]);
    expect(pointers.sort()).toEqual(['/fields/area', '/fields/operatorName', '/fields/surprise']);
    expect(problemsOf({ operatorName: '别的店' })).toEqual(['/fields/operatorName locked']);
  });

  it.each(['operatorName', 'premises'])('names the registry that %s comes from', (name) => {
    const [problem] = findChangeProblems(definition, present, { [name]: null });
    expect(problem?.en).toMatch(/^This field comes from the \w+ register and cannot be changed\.$/);
  });
});

describe('toRealChange', () => {
  it('leaves out what stands already', () => {
    const change = { operatorName: '江门市甲店', area: 40, contactPhone: null, salesModes: ['web'] };
    expect(toRealChange(present, change)).toEqual({ salesModes: ['web'] });
    expect(toRealChange(present, { area: 41 })).toEqual({ area: 41 });
  });
});

describe('applyChange', () => {
  it('marks what the applicant said, keeps what registries said, and clears with null', () => {
    const fields = applyChange(present, { area: null, contactPhone: '13800138000' }, AT);
    expect(fields).toEqual([
      present[0], present[1], field('area', null, ''), field('contactPhone', '13800138000', 'applicant'),
    ]); // prettier-ignore
    expect(toValues(fields)).toEqual({ operatorName: '江门市甲店', contactPhone: '13800138000' });
    expect(toOwnValues(fields)).toEqual({ contactPhone: '13800138000' });
  });
});

describe('other premises', () => {
  it('are looked up again', () => {
    expect(asksAnew(definition, { premisesAddressCode: 'X' })).toBe(true);
    expect(asksAnew(definition, { area: 1, contactPhone: '13800138000' })).toBe(false);
  });
});
