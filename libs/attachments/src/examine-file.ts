import { createHash } from 'node:crypto';
import { Problem } from '@guitu/platform/http/problem';
import { fileTypeFromBuffer } from 'file-type';
import { cleanFilm } from './clean-film.js';
import { cleanPicture } from './clean-picture.js';
import { MEDIA_TYPES, type MediaType } from './media-types.js';

/** A file as it will be kept. */
export interface ExaminedFile {
  readonly mediaType: MediaType;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** pixels of a picture as kept; null for papers and films */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/**
 * What a file is, told by its content alone, and made into what is kept: pictures drawn anew, films without their place, papers as
 * they are (a signature over a PDF must stay true).
 * @throws Problem 415 for anything else · 422 for a damaged one
 */
export async function examineFile(given: Uint8Array): Promise<ExaminedFile> {
  const mediaType = await typeOf(given);
  if (mediaType.startsWith('image/')) {
    const { bytes, ...size } = await cleanPicture(given, mediaType as Extract<MediaType, `image/${string}`>);
    return examined(mediaType, bytes, size);
  }
  if (mediaType === 'application/pdf') return examined(mediaType, wholePaper(given), null);
  return examined(mediaType, cleanFilm(given), null);
}

async function typeOf(bytes: Uint8Array): Promise<MediaType> {
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  const known = MEDIA_TYPES.find((one) => one === found);
  if (known === undefined) throw new Problem(415, 'file-type-unknown', '只接受 JPEG、PNG、WebP 图片，PDF 文件和 MP4 视频（按内容识别）。', 'Only JPEG, PNG and WebP pictures, PDF papers and MP4 films are taken (told by their content).');
  return known;
}

/** A PDF that was cut off on its way has no end mark. @throws Problem 422 */
function wholePaper(bytes: Uint8Array): Uint8Array {
  if (Buffer.from(bytes).subarray(-2048).includes('%%EOF')) return bytes;
  throw Problem.unprocessable('paper-unreadable', 'PDF 文件不完整，请重新上传。', 'The PDF is not whole; upload it again.');
}

const examined = (mediaType: MediaType, bytes: Uint8Array, size: ExaminedFile['size']): ExaminedFile =>
  ({ mediaType, bytes, size, sha256: createHash('sha256').update(bytes).digest('hex') });
