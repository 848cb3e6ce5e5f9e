import { mayReadDivision } from './reading-scope';

describe('mayReadDivision', () => {
  it.each<[string[], string, string, boolean]>([
    [['clerk'], '440703', '440703', true],
    [['clerk'], '440703', '440704', false],
    [['reviewer'], '440700', '440703', true],
    [['clerk'], '', '440703', false],
    [['clerk'], '440703', '', false],
    [['auditor'], '', '440703', true],
    [['administrator'], '440703', '440703', false],
    [['applicant'], '440703', '440703', false],
    [[], '440703', '440703', false],
  ])('%p of %p in %p: %p', (roles, office, divisionCode, expected) => {
    expect(mayReadDivision(roles, office, divisionCode)).toBe(expected);
  });
});
