import { describe, expect, it } from '@jest/globals';
import { countLine, countTests, failures, slowestSuites, type JestReport } from './jest-report.js';

const report: JestReport = { success: true, testResults: [], numPassedTests: 40, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };

describe('the count line', () => {
  it('is plain', () => {
    expect(countLine(countTests(report, true))).toBe('40 passed, 0 failed');
  });

  it('counts failed tests, and a suite that could not be loaded as one', () => {
    expect(countTests({ ...report, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, true)).toEqual({ passed: 40, failed: 3 });
  });

  it('counts a skipped test as failed when everything was to run, but not what a selection left out', () => {
    const skipping = { ...report, numPendingTests: 3, numTodoTests: 1 };
    expect(countTests(skipping, true).failed).toBe(4);
    expect(countTests(skipping, false).failed).toBe(0);
  });

  it('is a failure when jest left no report', () => {
    expect(countTests(undefined, true)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('the end of a long output', () => {
  const suite = (name: string, seconds: number, tests: Record<string, string> = {}) => ({
    name: `/root/${name}`, startTime: 1_000, endTime: 1_000 + seconds * 1_000, status: Object.values(tests).includes('failed') ? 'failed' : 'passed',
    assertionResults: Object.entries(tests).map(([fullName, status]) => ({ fullName, status })),
  }) as const;

  it('names the slowest suites, slowest first', () => {
    const testResults = [suite('a.spec.ts', 1), suite('b.spec.ts', 61.25), suite('c.spec.ts', 2)];
    expect(slowestSuites({ ...report, testResults }, '/root', 2)).toEqual(['   61.3 s  b.spec.ts', '    2.0 s  c.spec.ts']);
  });

  it('names each failed test under its suite, and a suite that did not run', () => {
    const broken = { ...suite('b.spec.ts', 1), status: 'failed' } as const;
    const testResults = [suite('a.spec.ts', 1, { 'adds up': 'passed', 'takes away': 'failed' }), broken, suite('c.spec.ts', 1, { works: 'passed' })];
    expect(failures({ ...report, testResults }, '/root')).toEqual(['FAILED a.spec.ts', '  ✗ takes away', 'FAILED b.spec.ts', '  ✗ the suite did not run']);
  });
});
