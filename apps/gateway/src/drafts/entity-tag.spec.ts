import { type AppError } from '@licensing/platform';
import { checkIfMatch } from './entity-tag';

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
