/** Where the list of capabilities and what is there disagree. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { migrationFiles, titledTests, type TestEvidence } from '../coverage/evidence.js';
import { ROWS } from '../rows/rows.js';
import { KEPT, PARTS, type Capability } from './capabilities.js';

/** Tests of `<file> <part of the title>`; without a part, any of that file. */
export function testsNamed(tests: readonly TestEvidence[], name: string): TestEvidence[] {
  const at = name.indexOf(' ');
  const [file, part] = [name.slice(0, at), name.slice(at + 1)];
  return tests.filter((one) => one.file.endsWith(`/${file}`) && one.title.includes(part));
}

/** One line per call that is not served, row that there is not, test that is gone, and guard that no migration makes. @param served see servedCalls */
export function capabilityGaps(root: string, served: ReadonlySet<string>): string[] {
  const tests = titledTests(root);
  const migrations = migrationFiles(root).map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
  const rows: ReadonlySet<string> = new Set(ROWS.map(({ id }) => id));
  const lost = (what: string, names: readonly string[]): string[] => names.filter((name) => testsNamed(tests, name).length === 0).map((name) => `${what}: 无此测试 no such test: ${name}`);
  return [
    ...PARTS.flatMap(({ gets }) => gets).flatMap((one) => [
      ...one.calls.filter((call) => !served.has(call)).map((call) => `${nameOf(one)}: 无此接口 no such call: ${call}`), ...one.rows.filter((id) => !rows.has(id)).map((id) => `${nameOf(one)}: 无此行 no such row: ${id}`),
      ...(one.calls.length + one.rows.length + one.tests.length === 0 || one.rows.length + one.tests.length === 0 ? [`${nameOf(one)}: 无测试 no test`] : []), ...lost(nameOf(one), one.tests),
    ]),
    ...KEPT.flatMap((one) => [...(one.guard === null || migrations.includes(one.guard) ? [] : [`${nameOf(one)}: 无此约束 no such constraint: ${one.guard}`]), ...lost(nameOf(one), one.tests)]),
  ];
}

const nameOf = ({ zh, en }: Pick<Capability, 'zh' | 'en'>): string => `${zh} ${en} (tools/src/capabilities/capabilities.ts)`;
