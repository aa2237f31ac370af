/** Where the list of rows and what is there disagree. */
import type { Label } from '@guitu/contracts/vocabulary';
import type { TestEvidence } from '../coverage/evidence.js';
import { MISSING_ROWS } from './missing-rows.js';
import { ROWS } from './rows.js';

type Tests = ReadonlyMap<string, readonly TestEvidence[]>;

/**
 * One line per row that lacks a test without being allowed to, has one although it is listed as missing, or is shown by a test
 * while a call of it is not served. @param served see servedCalls @param missing rows that may lack a test
 */
export function rowGaps(tests: Tests, served: ReadonlySet<string>, missing: Readonly<Record<string, Label>> = MISSING_ROWS): string[] {
  return ROWS.flatMap(({ id, zh, en, calls }) => {
    if (!tests.has(id)) return id in missing ? [] : [`${id} ${zh} ${en}: 无测试 no test`];
    if (id in missing) return [`${id} ${zh} ${en}: 已有测试 has a test now, 请从 take it out of tools/src/rows/missing-rows.ts`];
    return calls.filter((call) => !served.has(call)).map((call) => `${id} ${zh} ${en}: 无此接口 no such call: ${call} (tools/src/rows/rows.ts)`);
  });
}
