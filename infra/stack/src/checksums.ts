import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Problem } from './problem.js';

export interface LockedFile {
  sha256: string;
  /** Path inside a Maven repository; the last part is the file's name on disk. */
  path: string;
}

/** Reads `sha256␠␠path` lines. */
export async function readLockedFiles(list: string): Promise<LockedFile[]> {
  const lines = (await readFile(list, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [sha256, path] = line.trim().split(/\s+/);
    if (!sha256 || !path) throw new Error(`${list}: not a checksum line: ${line}`);
    return { sha256, path };
  });
}

export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * The folder must hold exactly the locked files with exactly their content: one more would enter the class path.
 * @throws Problem naming the first file that differs.
 */
export async function verifyLockedFolder(folder: string, locked: readonly LockedFile[]): Promise<void> {
  const wanted = new Map(locked.map((file) => [basename(file.path), file.sha256]));
  for (const name of await readdir(folder)) {
    const expected = wanted.get(name);
    if (expected === undefined) throw new Problem(`${name} is not in the lock and was refused.`);
    const found = await sha256OfFile(join(folder, name));
    if (found !== expected) throw new Problem(`${name} has checksum ${found}, the lock says ${expected}; refused.`);
    wanted.delete(name);
  }
  const [missing] = wanted.keys();
  if (missing !== undefined) throw new Problem(`${missing} of the lock did not arrive.`);
}
