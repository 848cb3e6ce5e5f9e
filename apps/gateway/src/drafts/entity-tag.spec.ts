import { type AppError } from '@licensing/platform';
import { checkIfMatch, namesVersion } from './entity-tag';

const codeOf = (header: string | undefined): string => {
  try {
    checkIfMatch(header, 3);
    return 'accepted';
  } catch (error) {
    return (error as AppError).code;
  }
};

describe('checkIfMatch', () => {
  it.each([
    ['"3"', 'accepted'],
    ['"2", "3"', 'accepted'],
    ['*', 'accepted'],
    [undefined, 'DRAFT.VERSION_REQUIRED'],
    [' ', 'DRAFT.VERSION_REQUIRED'],
    ['"2"', 'DRAFT.CONFLICT'],
    ['3', 'DRAFT.CONFLICT'],
    ['W/"3"', 'DRAFT.CONFLICT'],
    ['"33"', 'DRAFT.CONFLICT'],
  ])('%p: %s', (header, expected) => {
    expect(codeOf(header)).toBe(expected);
  });
});

describe('namesVersion', () => {
  it.each<[number | undefined, string | undefined, boolean]>([
    [undefined, undefined, false],
    [3, undefined, true],
    [undefined, '"3"', true],
    [undefined, '"2", "3"', true],
    [3, '"3"', true],
    [undefined, '*', false],
    [3, '*', true],
    [undefined, ' ', false],
  ])('%p and %p: %p', (named, header, expected) => {
    expect(namesVersion(named, header, 3)).toBe(expected);
  });

  it.each<[number | undefined, string | undefined]>([
    [2, undefined],
    [undefined, '"2"'],
    [3, '"2"'],
    [2, '"3"'],
  ])('refuses %p and %p: another version stands', (named, header) => {
    expect(() => namesVersion(named, header, 3)).toThrow('DRAFT.CONFLICT');
  });
});
