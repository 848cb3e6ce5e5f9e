import { ASSURANCE_LEVELS } from '../assurance';
import { getLocalDate } from '../dates';
import { completeResidentId } from '../identifiers';
import { askAssurance, verifyPerson } from './verify-person';

const on = getLocalDate('2026-03-02');

/** A person of that birthday whom both sides call by a name. */
function verify(birthDay: string, registered = '样例甲', claimed = registered) {
  const idNumber = completeResidentId(`440703${birthDay.replaceAll('-', '')}003`);
  return verifyPerson(
    { name: claimed, idNumber, assurance: 'real-name' },
    { idNumber, name: registered, birthDate: birthDay, alive: true },
    on,
  );
}

describe('verifyPerson', () => {
  it.each([
    ['the eve of the eighteenth birthday', '2008-03-03', ['PERSON_MINOR']],
    ['the eighteenth birthday', '2008-03-02', []],
    ['a birth that is still to come', '2026-03-03', ['PERSON_MINOR']],
  ])('on %s', (_, birthDate, codes) => {
    expect(verify(birthDate).map(({ code }) => code)).toEqual(codes);
  });

  it('tells those from sixteen on that their own earnings count', () => {
    expect(verify('2010-03-02')[0]?.remedy.zh).toContain('劳动收入');
    expect(verify('2010-03-03')[0]?.remedy.zh).not.toContain('劳动收入');
  });

  it.each([
    ['阿依·古丽', '阿依•古丽', []],
    ['阿依·古丽', '阿依．古丽', []],
    ['阿依·古丽', ' 阿依 · 古丽 ', []],
    ['䶮', '䶮', []],
    ['阿'.repeat(30), '阿'.repeat(30), []],
    ['阿依·古丽', '阿依古丽', ['PERSON_NAME']],
    ['样例甲', '样例申', ['PERSON_NAME']],
    ['样例甲', '', ['PERSON_NAME']],
    ['马甲', '\u2EE2甲', ['PERSON_NAME_LOOK_ALIKE']],
    ['样例甲', '样例\u202E甲', ['PERSON_NAME_LOOK_ALIKE']],
  ])('%s and %s: %j', (registered, claimed, codes) => {
    expect(verify('1985-06-12', registered, claimed).map(({ code }) => code)).toEqual(codes);
  });
});

describe('askAssurance', () => {
  it.each(ASSURANCE_LEVELS.flatMap((held, h) => ASSURANCE_LEVELS.map((asked, a) => [held, asked, h < a] as const)))(
    'of somebody signed in by %s where %s is wanted, asks: %s',
    (held, level, asks) => {
      const questions = askAssurance(held, { level, source: '行政许可法 art 29' });
      expect(questions).toHaveLength(asks ? 1 : 0);
      if (asks) expect(questions[0]?.choices?.[0]?.value).toBe(level);
    },
  );
});
