import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

/** Runs the check over a tree: the findings and the exit code. */
function check(tree?: string): { findings: string[]; code: number | null } {
  const args = [fileURLToPath(new URL('check-module-graph.mjs', import.meta.url)), ...(tree === undefined ? [] : [fileURLToPath(new URL(`trees/${tree}`, import.meta.url))])];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
  return { findings: stdout.split('\n').filter((line) => line !== ''), code: status };
}

describe('import graph', () => {
  it('a cycle that runs at load time is named with its turn', () => {
    expect(check('bad-cycle')).toEqual({
      findings: ['cycle: services/quality/src/first.ts → services/quality/src/second.ts → services/quality/src/first.ts'],
      code: 1,
    });
  });

  it('a file that only its own spec knows is an orphan', () => {
    expect(check('bad-orphan')).toEqual({ findings: ['orphan: libs/calendar/src/forgotten.ts'], code: 1 });
  });

  it('a rules file that reaches a disk through a helper is impure', () => {
    expect(check('bad-impure')).toEqual({
      findings: ["impure: services/quality/src/disposition.rules.ts loads 'node:fs' through services/quality/src/limit.ts"],
      code: 1,
    });
  });

  it('production code that runs on a testbed is a leak', () => {
    expect(check('bad-leak')).toEqual({
      findings: ['leak: services/quality/src/main.ts runs on test code services/quality/src/testbed/sample-lines.ts'],
      code: 1,
    });
  });

  it('type-only turns, dynamic imports and test support are no findings', () => {
    expect(check('good')).toEqual({ findings: [], code: 0 });
  });
});
