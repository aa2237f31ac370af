import { relative } from 'node:path';

/** The part of `jest --json` that is counted. */
export interface JestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  /** Skipped, and left out by a name filter. */
  numPendingTests: number;
  numTodoTests: number;
  /** Suites that broke before a test of theirs ran; jest counts no failed test for them. */
  numRuntimeErrorTestSuites: number;
  testResults: readonly SuiteResult[];
}

export interface SuiteResult {
  /** Path of the file. */
  name: string;
  status: 'passed' | 'failed' | 'skipped' | 'pending' | 'focused';
  /** ms */
  startTime: number;
  endTime: number;
  assertionResults: readonly { status: string; fullName: string }[];
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

/** The suites that took longest, slowest first, one line each. */
export function slowestSuites(report: JestReport, root: string, most = 10): string[] {
  const slowest = [...report.testResults].sort((one, other) => secondsOf(other) - secondsOf(one)).slice(0, most);
  return slowest.map((suite) => `${secondsOf(suite).toFixed(1).padStart(7)} s  ${relative(root, suite.name)}`);
}

/** Every failed test under its suite, so that the end of a long output says what broke. */
export function failures(report: JestReport, root: string): string[] {
  return report.testResults
    .filter((suite) => suite.status === 'failed')
    .flatMap((suite) => {
      const tests = suite.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `  ✗ ${fullName}`);
      return [`FAILED ${relative(root, suite.name)}`, ...(tests.length > 0 ? tests : ['  ✗ the suite did not run'])];
    });
}

function secondsOf({ startTime, endTime }: SuiteResult): number {
  return (endTime - startTime) / 1_000;
}

/** The last line of `npm test`, read by the CI. */
export function countLine(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed`;
}
