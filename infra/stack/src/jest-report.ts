/** The part of `jest --json` that is counted. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  /** Skipped, and left out by a name filter. */
  numPendingTests: number;
  numTodoTests: number;
  /** Suites that broke before a test of theirs ran; jest counts no failed test for them. */
  numRuntimeErrorTestSuites: number;
}

export interface Count {
  passed: number;
  failed: number;
}

/**
 * Counts tests. A suite that could not be loaded is a failure; so is a skipped test when everything was to run, since
 * it proves nothing.
 * @param report undefined when jest ended without writing one.
 */
export function countTests(report: JestReport | undefined, everything: boolean): Count {
  if (!report) return { passed: 0, failed: 1 };
  const skipped = everything ? report.numPendingTests + report.numTodoTests : 0;
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites + skipped };
}

/** The last line of `npm test`, read by the CI. */
export function countLine(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed`;
}
