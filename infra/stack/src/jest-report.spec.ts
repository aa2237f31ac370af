import { describe, expect, it } from '@jest/globals';
import { countLine, countTests } from './jest-report.js';

const report = { numPassedTests: 40, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };

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
