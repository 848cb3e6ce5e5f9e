/**
 * Counts a Jest run from its JSON report. A test that did not run (skipped, todo) counts as failed, and so does a file
 * that could not be loaded. A run that failed without a failed test, or ran none, counts as one failure.
 *
 * @param report parsed content of Jest's `--outputFile`; undefined when Jest ended before it wrote one
 * @param exitCode of the Jest process
 */
export function countJestResults(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, notes: [`Jest ended with exit code ${exitCode} and wrote no report`] };
  const skipped = report.numPendingTests + report.numTodoTests;
  const unloadable = report.numRuntimeErrorTestSuites;
  const failed = report.numFailedTests + skipped + unloadable;
  const notes = [];
  if (skipped > 0) notes.push(`${skipped} tests are skipped or to do: they count as failed`);
  if (unloadable > 0) notes.push(`${unloadable} test files could not be run`);
  if (failed === 0 && report.numPassedTests === 0) return { passed: 0, failed: 1, notes: ['no test ran'] };
  if (failed === 0 && exitCode !== 0) {
    return { passed: report.numPassedTests, failed: 1, notes: [`Jest ended with exit code ${exitCode}`] };
  }
  return { passed: report.numPassedTests, failed, notes };
}

/** Sum of the counts of several steps. */
export function addCounts(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

/** Exit code of a whole run: a run in which nothing passed is no success. */
export function exitCodeOf({ passed, failed }) {
  return failed === 0 && passed > 0 ? 0 : 1;
}
