import { Problem } from '@guitu/platform/http/problem';
import sharp from 'sharp';
import { LARGEST_PICTURE, LONGEST_SIDE, type MediaType } from './media-types.js';

export interface Picture { readonly bytes: Uint8Array; readonly width: number; readonly height: number }
/** pixels of the longest side on paper, where a picture is 6 cm wide */
const PRINTED_SIDE = 700;
type PictureType = Extract<MediaType, `image/${string}`>;

// a thread per request would let a few uploads take every core
sharp.concurrency(1);
sharp.cache(false);

/**
 * Drawn anew from its pixels, upright: position, device, author, thumbnails and whatever else a file can carry do not come along.
 * @throws Problem 422 when it cannot be read as what it says it is, or is larger than is opened
 */
export async function cleanPicture(bytes: Uint8Array, type: PictureType): Promise<Picture> {
  const picture = sharp(bytes, { limitInputPixels: LARGEST_PICTURE, failOn: 'error' })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
  const drawn = type === 'image/jpeg' ? picture.jpeg({ quality: 88 }) : type === 'image/png' ? picture.png() : picture.webp({ quality: 88 });
  try {
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    throw Problem.unprocessable('picture-unreadable', '图片损坏或尺寸过大，无法读取，请重新拍摄。', 'The picture is damaged or too large to be read; take it again.');
  }
}

/** As it is printed: JPEG on white, no finer than paper shows. */
export async function printedPicture(bytes: Uint8Array): Promise<Uint8Array> {
  return sharp(bytes, { limitInputPixels: LARGEST_PICTURE }).resize({ width: PRINTED_SIDE, height: PRINTED_SIDE, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' }).jpeg({ quality: 80 }).toBuffer();
}
