import { AppError, validateRequest } from '@licensing/platform';
import { GetBusinessDto } from './businesses/businesses.dto';
import { AGENT, SHOP } from './testing/identity-case';

const read = (person: Partial<typeof AGENT>, creditCode: string = SHOP) =>
  validateRequest(GetBusinessDto, { person: { ...AGENT, ...person }, creditCode });

function problemsOf(person: Partial<typeof AGENT>, creditCode?: string): string[] {
  try {
    read(person, creditCode);
    return [];
  } catch (error) {
    return error instanceof AppError
      ? error.problems.map(({ pointer, code }) => `${pointer} ${code}`)
      : [String(error)];
  }
}

describe('a person’s request', () => {
  it('reads numbers and codes however they are written, and passes them on as registers know them', () => {
    const { person, creditCode } = read({ idNumber: ' １10105 19491231002x' }, ` ${SHOP.toLowerCase()}\u200B`);
    expect(person.idNumber).toBe('11010519491231002X');
    expect(creditCode).toBe(SHOP);
  });

  it.each(['䶮', '阿依·古丽', '阿'.repeat(30), '𠮷'.repeat(30), '𠮷'.repeat(60)])(
    'takes the name %s as it is',
    (name) => {
      expect(read({ name }).person.name).toBe(name);
    },
  );

  it.each<[Partial<typeof AGENT>, string]>([
    [{ name: '' }, '/person/name isNotEmpty'],
    [{ name: '阿'.repeat(61) }, '/person/name maxLength'],
    [{ idNumber: '110105491231002' }, '/person/idNumber isResidentId'],
    [{ idNumber: '11010519491231002Х' }, '/person/idNumber isResidentId'],
    [{ idNumber: '110105194912310021' }, '/person/idNumber isResidentId'],
    [{ assurance: 'none' }, '/person/assurance isIn'],
  ])('%j: %s', (change, problem) => {
    expect(problemsOf(change)).toEqual([problem]);
  });

  it('refuses a code with a letter that only looks Latin', () => {
    expect(problemsOf({}, SHOP.replace('M', 'М'))).toEqual(['/creditCode isCreditCode']);
  });
});
