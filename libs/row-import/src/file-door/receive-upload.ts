import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LIMITS } from '../file-refused.js';
import { Problem } from '@guitu/platform/http/problem';

/** Nothing else lies here; only this account reads it. */
export const UPLOADS = join(tmpdir(), `guitu-uploads-${userInfo().uid}`);
/** No file is read for as long as this (ms). */
const ABANDONED_AFTER = 3_600_000;

export interface Upload { readonly path: string; readonly sha256: string; readonly bytes: number }

const tooLarge = (): Problem => new Problem(413, 'too-large', `文件超过 ${LIMITS.fileBytes / 1024 / 1024} MB。`, `The file is larger than ${LIMITS.fileBytes / 1024 / 1024} MB.`);

/**
 * Takes the body of a request into a file of its own, lets `work` read it, and removes it: nothing of it stays on the disk.
 * @throws Problem 413 above the limit · 400 when the request was broken off or is empty
 */
export async function withUpload<T>(request: Readable, work: (upload: Upload) => Promise<T>): Promise<T> {
  await mkdir(UPLOADS, { recursive: true });
  // refused where somebody else made the folder
  await chmod(UPLOADS, 0o700);
  await removeAbandoned();
  const path = join(UPLOADS, randomUUID());
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > LIMITS.fileBytes) return done(tooLarge());
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(request, measure, createWriteStream(path, { mode: 0o600 })).catch((error: unknown) => {
      throw error instanceof Problem ? error : Problem.badRequest('upload-broken-off', '文件上传中断，请重试。', 'The upload was broken off; try again.');
    });
    if (bytes === 0) throw Problem.badRequest('empty-file', '文件没有内容。', 'The file is empty.');
    return await work({ path, sha256: hash.digest('hex'), bytes });
  } finally {
    await rm(path, { force: true });
  }
}

/** A process that is killed while it reads a file leaves it; whoever uploads next clears it away. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(UPLOADS)) {
    const path = join(UPLOADS, name);
    // another upload may have cleared it away in between
    const changedAt = await stat(path).then(({ mtimeMs }) => mtimeMs, () => Infinity);
    if (changedAt < Date.now() - ABANDONED_AFTER) await rm(path, { force: true });
  }
}
