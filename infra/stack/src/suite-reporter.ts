import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The parts of jest's reporter arguments that are read. */
interface Suite {
  testFilePath: string;
  testExecError?: { message?: string; stack?: string };
  testResults: readonly { status: string; fullName: string; failureMessages: readonly string[] }[];
}

interface Totals {
  numTotalTestSuites: number;
  numPassedTestSuites: number;
  numFailedTestSuites: number;
  numPassedTests: number;
  numFailedTests: number;
}

/** One failed test may not push the others out of a reader's window. */
const linesPerTest = 30;
const testsPerSuite = 10;
const suitesPerProgressLine = 20;

/** What is worth a line of a run over everything: each failure at once and whole, and now and then how far the run is. */
export default class SuiteReporter {
  constructor(
    private readonly config: { rootDir: string },
    _options?: unknown,
    _context?: unknown,
    private readonly say: (text: string) => void = (text) => process.send?.(text),
  ) {}

  onTestResult(_test: unknown, suite: Suite, totals: Totals): void {
    const failure = describeFailure(suite, this.config.rootDir);
    if (failure) this.say(failure);
    const done = totals.numPassedTestSuites + totals.numFailedTestSuites;
    if (done % suitesPerProgressLine === 0) {
      this.say(`${done} of ${totals.numTotalTestSuites} suites: ${totals.numPassedTests} tests passed, ${totals.numFailedTests} failed`);
    }
  }
}

/** The failed tests of one suite with their messages, cut to what shows the cause; undefined when none failed. */
export function describeFailure(suite: Suite, root: string): string | undefined {
  const failed = suite.testResults.filter(({ status }) => status === 'failed');
  const blocks = failed.slice(0, testsPerSuite).map(({ fullName, failureMessages }) => `  ✗ ${fullName}\n${shorten(failureMessages.join('\n'))}`);
  if (suite.testExecError) blocks.unshift(shorten(suite.testExecError.stack ?? suite.testExecError.message ?? 'no message'));
  if (blocks.length === 0) return undefined;
  if (failed.length > testsPerSuite) blocks.push(`  … and ${failed.length - testsPerSuite} more failed tests of this suite`);
  return [`FAIL ${relative(root, suite.testFilePath)}`, ...blocks].join('\n');
}

function shorten(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n').filter((line) => !/^\s+at .*node_modules\/jest-/.test(line));
  const shown = lines.slice(0, linesPerTest).map((line) => `    ${line.slice(0, 300)}`);
  return [...shown, ...(lines.length > linesPerTest ? [`    … ${lines.length - linesPerTest} more lines`] : [])].join('\n');
}
