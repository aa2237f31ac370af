import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commitSeed } from './commit-seed.js';
import { runOrThrow } from './run-command.js';

describe('the seed of a commit', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guitu-seed-spec-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const git = (...args: string[]): Promise<string> => runOrThrow('git', ['-c', 'user.name=n', '-c', 'user.email=e', ...args], { cwd: folder });
  async function commit(text: string): Promise<void> {
    await writeFile(join(folder, 'a'), text);
    await git('add', 'a');
    await git('commit', '--quiet', '--message', text);
  }

  it('is the same for the same content and another for another, and jest takes it', async () => {
    await git('init', '--quiet');
    await commit('one');
    const one = await commitSeed(folder);
    await commit('two');
    const two = await commitSeed(folder);
    await commit('one');
    expect(await commitSeed(folder)).toBe(one);
    expect(two).not.toBe(one);
    for (const seed of [one, two]) expect(seed).toBe((seed ?? -1) & 0x7fff_ffff);
  });

  it('is nobody’s where nothing was committed', async () => {
    await git('init', '--quiet');
    expect(await commitSeed(folder)).toBeUndefined();
  });
});
