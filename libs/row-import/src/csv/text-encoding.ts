import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { FileRefused } from '../file-refused.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030';

/**
 * How a text file is written: by its mark (BOM), else UTF-8 if every byte of it is, else GB18030 (which contains GBK and GB2312),
 * as Chinese editions of Excel and ERP systems write. @throws FileRefused when it is none of them
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const mark = await firstBytes(path, 3);
  if (mark[0] === 0xff && mark[1] === 0xfe) return 'utf-16le';
  if (await decodes(path, 'utf-8')) return 'utf-8';
  if (mark.includes(0) || !(await decodes(path, 'gb18030'))) throw new FileRefused('unreadable-text', '文件编码无法识别，请另存为 UTF-8 CSV。', 'The encoding is not known: save as CSV in UTF-8.');
  return 'gb18030';
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function decodes(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

/** The text of a file, piece by piece, without its mark. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}
