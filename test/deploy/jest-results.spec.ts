import { addCounts, countJestResults, exitCodeOf } from '../../deploy/local/jest-results.mjs';

const green = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('countJestResults', () => {
  it('counts a green run', () => {
    expect(countJestResults(green, 0)).toMatchObject({ passed: 3, failed: 0 });
  });

  it('counts failed tests', () => {
    expect(countJestResults({ ...green, numFailedTests: 2 }, 1)).toMatchObject({ passed: 3, failed: 2 });
  });

  it('counts tests that did not run as failed', () => {
    expect(countJestResults({ ...green, numPendingTests: 1, numTodoTests: 1 }, 0)).toEqual({
      passed: 3,
      failed: 2,
      notes: ['2 tests are skipped or to do: they count as failed'],
    });
  });

  it('counts a file that could not be loaded', () => {
    expect(countJestResults({ ...green, numRuntimeErrorTestSuites: 1 }, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('does not believe a green report of a run that ended badly', () => {
    expect(countJestResults(green, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('counts a run without any test as a failure', () => {
    expect(countJestResults({ ...green, numPassedTests: 0 }, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts a run without a report as a failure', () => {
    expect(countJestResults(undefined, 137)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('a whole run', () => {
  it('adds up its steps', () => {
    const counts = [
      { passed: 2, failed: 0 },
      { passed: 3, failed: 1 },
    ];
    expect(addCounts(counts)).toEqual({ passed: 5, failed: 1 });
  });

  it.each([
    [{ passed: 1, failed: 0 }, 0],
    [{ passed: 9, failed: 1 }, 1],
    [{ passed: 0, failed: 0 }, 1],
  ])('%j ends with %i', (counts, exitCode) => {
    expect(exitCodeOf(counts)).toBe(exitCode);
  });
});
