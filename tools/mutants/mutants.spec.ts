import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

it('every mutant’s text still occurs exactly once in its file, and its defect changes it', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL('run-mutants.mjs', import.meta.url)), '--check'], { encoding: 'utf8', timeout: 60_000 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(Number(/^(\d+) mutants/.exec(stdout)?.[1])).toBeGreaterThan(200);
});
