import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { repositoryRoot } from './layout.js';
import { runCommand } from './run-command.js';

describe('tools/lock-check.mjs', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guitu-lock-spec-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function check(packages: object): Promise<{ code: number; stderr: string }> {
    const file = join(folder, 'package-lock.json');
    await writeFile(file, JSON.stringify({ packages }));
    return runCommand(process.execPath, [join(repositoryRoot, 'tools/lock-check.mjs'), file]);
  }
  const temporal = { version: '1.24.0', dependencies: { protobufjs: '^8.0.0' } };

  it('accepts a lock with everything in it', async () => {
    const result = await check({
      '': { optionalDependencies: { a: '1' } },
      'node_modules/a': { optionalDependencies: { 'a-darwin': '1' } },
      'node_modules/a/node_modules/a-darwin': { optional: true },
      'node_modules/@temporalio/client': temporal,
      'node_modules/protobufjs': { version: '8.8.1' },
      'node_modules/@guitu/stack': { resolved: 'infra/stack', link: true },
    });
    expect(result).toMatchObject({ code: 0, stderr: '' });
  });

  it('refuses one that lacks the binary of another platform', async () => {
    const result = await check({ 'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-darwin': '1' } }, 'node_modules/a-linux': {} });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('node_modules/a: optional dependency a-darwin is not in the lock.');
    expect(result.stderr).not.toContain('a-linux is not');
  });

  it('refuses one that names the registry it was made with', async () => {
    const result = await check({ 'node_modules/a': { resolved: 'https://registry.invalid/a/-/a-1.tgz' } });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('registry.invalid');
  });

  it('refuses a second copy of protobufjs below a Temporal package', async () => {
    const result = await check({
      'node_modules/protobufjs': { version: '8.8.1' },
      'node_modules/@temporalio/client': temporal,
      'node_modules/@temporalio/worker': temporal,
      'node_modules/@temporalio/worker/node_modules/protobufjs': { version: '8.8.0' },
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('2 copies of protobufjs');
  });

  it('refuses protobufjs 7 for Temporal', async () => {
    const result = await check({ 'node_modules/@temporalio/client': temporal, 'node_modules/protobufjs': { version: '7.6.6' } });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('uses protobufjs 7.6.6, not 8.');
  });
});
