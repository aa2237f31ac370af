import type { Readable } from 'node:stream';
import { Problem } from '@guitu/platform/http/problem';
import { LARGEST_FILE } from './media-types.js';

/** @throws Problem 413 above the limit · 400 when the request was broken off or is empty */
export async function receiveFile(request: Readable): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > LARGEST_FILE) throw new Problem(413, 'too-large', `文件超过 ${LARGEST_FILE / 1024 / 1024} MB。`, `The file is larger than ${LARGEST_FILE / 1024 / 1024} MB.`);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof Problem ? error : Problem.badRequest('upload-broken-off', '文件上传中断，请重试。', 'The upload was broken off; try again.');
  }
  if (bytes === 0) throw Problem.badRequest('empty-file', '文件没有内容。', 'The file is empty.');
  return Buffer.concat(parts);
}
