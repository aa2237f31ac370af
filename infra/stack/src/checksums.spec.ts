import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readLockedFiles, verifyLockedFolder } from './checksums.js';
import { lockFile, pins } from './pins.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const locked = [
  { path: 'org/a/1/a-1.jar', sha256: sha256('a') },
  { path: 'org/b/1/b-1.jar', sha256: sha256('b') },
];

describe('locked files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guitu-checksum-spec-'));
    await writeFile(join(folder, 'a-1.jar'), 'a');
    await writeFile(join(folder, 'b-1.jar'), 'b');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('accepts exactly what is locked', async () => {
    await expect(verifyLockedFolder(folder, locked)).resolves.toBeUndefined();
  });

  it('refuses other content under a locked name', async () => {
    await writeFile(join(folder, 'b-1.jar'), 'b, but not quite');
    await expect(verifyLockedFolder(folder, locked)).rejects.toThrow('b-1.jar has checksum');
  });

  it('refuses a file nobody locked', async () => {
    await writeFile(join(folder, 'c-1.jar'), 'c');
    await expect(verifyLockedFolder(folder, locked)).rejects.toThrow('c-1.jar is not in the lock');
  });

  it('refuses a folder in which one is missing', async () => {
    await rm(join(folder, 'a-1.jar'));
    await expect(verifyLockedFolder(folder, locked)).rejects.toThrow('a-1.jar of the lock did not arrive');
  });
});

it('the lock of Kafka names the pinned version and no file twice', async () => {
  const files = await readLockedFiles(lockFile('kafka-jars.sha256'));
  const names = files.map(({ path }) => basename(path));
  expect(names).toContain(`kafka_2.13-${pins.kafka}.jar`);
  expect(new Set(names).size).toBe(names.length);
  expect(files.every(({ sha256: sum }) => /^[0-9a-f]{64}$/.test(sum))).toBe(true);
});
