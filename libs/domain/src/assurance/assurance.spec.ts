import { ASSURANCE_LEVELS, meetsAssurance } from './assurance';

describe('assurance', () => {
  it('is ordered: each level does for itself and for the weaker ones', () => {
    const table = ASSURANCE_LEVELS.map((held) => ASSURANCE_LEVELS.map((asked) => meetsAssurance(held, asked)));
    expect(table).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });

  it.each(['', 'PASSWORD', 'face', 'none', 'constructor', '2'])('a level nobody knows does nowhere: %j', (held) => {
    for (const asked of ASSURANCE_LEVELS) expect(meetsAssurance(held, asked)).toBe(false);
  });
});
