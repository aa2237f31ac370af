/** What was done and what came of it, as a table for people. */
import type { Verdict } from './run-scenario.js';

export const HEADING = 'fault | done | evidence | accepted | findings | seconds | verdict';

/** One line for all the times one scenario was done. */
export function line(verdicts: readonly [Verdict, ...Verdict[]]): string {
  const [{ scenario }] = verdicts;
  const evidence = new Map<string, number>();
  for (const one of verdicts) for (const [what, count] of Object.entries(one.evidence)) evidence.set(what, (evidence.get(what) ?? 0) + count);
  const sum = (of: (one: Verdict) => number): number => verdicts.reduce((total, one) => total + of(one), 0);
  const findings = sum((one) => one.findings.length);
  const counted = [...evidence].map(([what, count]) => `${what} ${count}`).join(', ');
  return [`${scenario.fault} ${scenario.does}`, verdicts.length, counted, sum(({ accepted }) => accepted), findings, Math.round(sum(({ seconds }) => seconds)), findings === 0 ? 'kept' : 'BROKEN'].join(' | ');
}
