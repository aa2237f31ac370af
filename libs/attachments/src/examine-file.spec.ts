import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { examineFile } from './examine-file.js';

const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });
/** A phone's photo: on its side, with the place where it was taken and whose phone it was. */
const phonePhoto = (): Promise<Buffer> =>
  flat(40, 20).withExif({ IFD0: { Make: 'PhoneOfLiLei', Artist: 'Li Lei' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
const refused = (bytes: Uint8Array): Promise<unknown> => examineFile(bytes).then(() => 'taken', ({ status, code }: { status: number; code: string }) => [status, code]);

/** A box of MP4: length, name, content. */
const box = (name: string, ...content: readonly (string | Buffer)[]): Buffer => {
  const inner = Buffer.concat(content.map((one) => Buffer.from(one as string, 'latin1')));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inner.length + 8, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, inner]);
};
const PLACE = '+31.2300+121.4700/';
const film = (): Buffer => Buffer.concat([
  box('ftyp', 'isom\0\0\0\0isom'),
  box('moov', box('mvhd', 'head'), box('udta', box('\xa9xyz', PLACE)), box('trak', box('tkhd', 'track'), box('meta', 'PhoneOfLiLei'))),
  box('mdat', 'pictures and sound'),
]);

describe('a picture', () => {
  it('is drawn anew, upright: no place, no device, no author', async () => {
    const given = await phonePhoto();
    expect((await sharp(given).metadata()).exif?.includes('PhoneOfLiLei')).toBe(true);
    const { mediaType, bytes, size } = await examineFile(given);
    const kept = await sharp(bytes).metadata();
    expect([mediaType, size, kept.exif, kept.orientation]).toEqual(['image/jpeg', { width: 20, height: 40 }, undefined, undefined]);
    expect(Buffer.from(bytes).includes('LiLei')).toBe(false);
  });

  it('loses what was hidden behind its end', async () => {
    const given = Buffer.concat([await flat(8, 8).png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    const { mediaType, bytes } = await examineFile(given);
    expect([mediaType, Buffer.from(bytes).includes('script')]).toEqual(['image/png', false]);
  });

  it('is made no larger than 4096 on its longest side', async () => {
    const { size } = await examineFile(await flat(5000, 100).webp().toBuffer());
    expect(size).toEqual({ width: 4096, height: 82 });
  });

  it('that was cut off is refused', async () => {
    const whole = await flat(400, 400).jpeg().toBuffer();
    expect(await refused(whole.subarray(0, whole.length / 2))).toEqual([422, 'picture-unreadable']);
  });

  it('that claims to be huge is refused before it is unpacked', async () => {
    const claim = await flat(8, 8).png().toBuffer();
    // IHDR's width and height; its checksum is wrong then, which is no matter to who looks at the size first
    claim.writeUInt32BE(60_000, 16);
    claim.writeUInt32BE(60_000, 20);
    expect(await refused(claim)).toEqual([422, 'picture-unreadable']);
  });
});

describe('a film', () => {
  it('keeps pictures and sound where they were, and tells neither place nor device', async () => {
    const given = film();
    const { mediaType, bytes } = await examineFile(given);
    const kept = Buffer.from(bytes);
    expect([mediaType, kept.length, kept.includes(PLACE), kept.includes('LiLei')]).toEqual(['video/mp4', given.length, false, false]);
    expect(kept.indexOf('pictures and sound')).toBe(given.indexOf('pictures and sound'));
    expect(given.includes(PLACE)).toBe(true);
  });

  it.each([
    ['a box longer than the file', (bytes: Buffer) => { bytes.writeUInt32BE(4_000_000, bytes.indexOf('moov') - 4); }],
    ['a box shorter than its own head', (bytes: Buffer) => { bytes.writeUInt32BE(3, bytes.indexOf('trak') - 4); }],
    ['nothing that says what is in it', (bytes: Buffer) => { bytes.write('skip', bytes.indexOf('moov'), 'latin1'); }],
  ])('with %s is refused', async (_what, spoil) => {
    const bytes = film();
    spoil(bytes);
    expect(await refused(bytes)).toEqual([422, 'film-unreadable']);
  });
});

describe('a paper', () => {
  const paper = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

  it('stays as it is, byte for byte', async () => {
    const { mediaType, bytes } = await examineFile(paper);
    expect([mediaType, Buffer.from(bytes).equals(paper)]).toEqual(['application/pdf', true]);
  });

  it('that was cut off is refused', async () => {
    expect(await refused(paper.subarray(0, -8))).toEqual([422, 'paper-unreadable']);
  });
});

it.each([
  ['a page', '<!doctype html><script>alert(1)</script>'], ['a drawing that can run', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['an archive', 'PK\x03\x04\x14\0\0\0\0\0'], ['a program', '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0'], ['words', '退货照片'],
])('%s is refused, whatever it is called', async (_what, content) => {
  expect(await refused(Buffer.from(content, 'latin1'))).toEqual([415, 'file-type-unknown']);
});
