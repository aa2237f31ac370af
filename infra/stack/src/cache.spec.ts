import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cachePath, fromCache, isCached, type CacheEntry } from './cache.js';

describe('the cache of fetched servers', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'guitu-cache-spec-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  function entry(fill: CacheEntry['fill'], lock = 'lock'): CacheEntry {
    return { name: 'thing-1', lock, fill };
  }
  const writeThing = (content: string) => (folder: string) => writeFile(join(folder, 'thing'), content);
  const refuse = (): Promise<void> => Promise.reject(new Error('filled again'));

  it('fills once and then answers from the folder', async () => {
    const place = await fromCache(root, entry(writeThing('a')));
    expect(await readFile(join(place, 'thing'), 'utf8')).toBe('a');
    expect(await fromCache(root, entry(refuse))).toBe(place);
  });

  it('ignores and replaces what an interrupted fill left, in its place and beside it', async () => {
    const place = cachePath(root, { name: 'thing-1', lock: 'lock' });
    for (const folder of [place, `${place}.filling`]) {
      await mkdir(folder);
      await writeFile(join(folder, 'half'), '');
    }
    expect(isCached(root, { name: 'thing-1', lock: 'lock' })).toBe(false);
    await fromCache(root, entry(writeThing('whole')));
    expect(existsSync(join(place, 'half'))).toBe(false);
    expect(await readFile(join(place, 'thing'), 'utf8')).toBe('whole');
  });

  it('keeps nothing of a fill that failed its check, and tries again the next time', async () => {
    const failing = entry(async (folder) => {
      await writeThing('wrong')(folder);
      throw new Error('checksum');
    });
    await expect(fromCache(root, failing)).rejects.toThrow('checksum');
    expect(isCached(root, failing)).toBe(false);
    const place = await fromCache(root, entry(writeThing('right')));
    expect(await readFile(join(place, 'thing'), 'utf8')).toBe('right');
  });

  it('never answers another lock with old files', async () => {
    const old = await fromCache(root, entry(writeThing('old'), 'lock 1'));
    const now = await fromCache(root, entry(writeThing('new'), 'lock 2'));
    expect(now).not.toBe(old);
    expect(await readFile(join(now, 'thing'), 'utf8')).toBe('new');
  });

  it('lets one of two fill and the other wait for it', async () => {
    let fills = 0;
    const slow = entry(async (folder) => {
      fills += 1;
      await writeThing('once')(folder);
    });
    const [first, second] = await Promise.all([fromCache(root, slow), fromCache(root, slow)]);
    expect(first).toBe(second);
    expect(fills).toBe(1);
  });

  it('takes over the lock of a filler that died', async () => {
    const lock = `${cachePath(root, { name: 'thing-1', lock: 'lock' })}.lock`;
    await mkdir(lock);
    await writeFile(join(lock, 'owner.json'), JSON.stringify({ pid: process.pid, startTime: 'of another life' }));
    const place = await fromCache(root, entry(writeThing('a')));
    expect(await readFile(join(place, 'thing'), 'utf8')).toBe('a');
    expect(existsSync(lock)).toBe(false);
  });
});
