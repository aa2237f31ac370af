import { beforeEach, describe, expect, it } from '@jest/globals';
import SuiteReporter, { describeFailure } from './suite-reporter.js';

const passed = { status: 'passed', fullName: 'adds up', failureMessages: [] };
const failed = { status: 'failed', fullName: 'takes away', failureMessages: ['\u001b[31mexpected 1\u001b[39m\n  at a.spec.ts:3'] };
const totals = { numTotalTestSuites: 41, numPassedTestSuites: 19, numFailedTestSuites: 0, numPassedTests: 120, numFailedTests: 0 };

describe('a run over everything says', () => {
  const said: string[] = [];
  const reporter = new SuiteReporter({ rootDir: '/root' }, undefined, undefined, (text) => said.push(text));
  beforeEach(() => {
    said.splice(0);
  });

  it('nothing of a suite that passed', () => {
    reporter.onTestResult(undefined, { testFilePath: '/root/a.spec.ts', testResults: [passed] }, totals);
    expect(said).toEqual([]);
  });

  it('each failure at once, with its message and without colours', () => {
    reporter.onTestResult(undefined, { testFilePath: '/root/a.spec.ts', testResults: [passed, failed] }, totals);
    expect(said).toEqual(['FAIL a.spec.ts\n  ✗ takes away\n    expected 1\n      at a.spec.ts:3']);
  });

  it('how far it is at every twentieth suite', () => {
    reporter.onTestResult(undefined, { testFilePath: '/root/a.spec.ts', testResults: [passed] }, { ...totals, numPassedTestSuites: 20 });
    expect(said).toEqual(['20 of 41 suites: 120 tests passed, 0 failed']);
  });
});

describe('a failure', () => {
  it('of a suite that could not be loaded is told too', () => {
    const suite = { testFilePath: '/root/a.spec.ts', testResults: [], testExecError: { stack: 'SyntaxError: x' } };
    expect(describeFailure(suite, '/root')).toBe('FAIL a.spec.ts\n    SyntaxError: x');
  });

  it('is cut where it would hide the others', () => {
    const long = { ...failed, failureMessages: [Array.from({ length: 1_000 }, (_, row) => `row ${row}`).join('\n')] };
    const text = describeFailure({ testFilePath: '/root/a.spec.ts', testResults: Array.from({ length: 12 }, () => long) }, '/root') ?? '';
    expect(text.split('\n')).toHaveLength(1 + 10 * 32 + 1);
    expect(text).toContain('… 970 more lines');
    expect(text).toContain('… and 2 more failed tests');
  });
});
