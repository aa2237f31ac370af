/**
 * MP4 and QuickTime: boxes of length, name and content, some of them holding boxes. Where and with what a film was taken stands
 * in `udta`, `meta` and `uuid` boxes; they are blanked in place, so that no offset in the file moves. Pictures and sound stay.
 */
import { Problem } from '@guitu/platform/http/problem';

const TELLING = new Set(['udta', 'meta', 'uuid']);
const HOLDING = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'dinf', 'moof', 'traf']);
const DEEPEST = 8;

const broken = (): Problem => Problem.unprocessable('film-unreadable', '视频损坏，无法读取，请重新拍摄。', 'The film is damaged and cannot be read; take it again.');

/** @returns a copy without what tells the place · @throws Problem 422 when a box does not fit into what holds it */
export function cleanFilm(bytes: Uint8Array): Uint8Array {
  const film = Buffer.from(bytes);
  if (!blank(film, 0, film.length, 0).includes('moov')) throw broken();
  return film;
}

/** @returns names of the boxes between these offsets */
function blank(film: Buffer, from: number, to: number, depth: number): string[] {
  if (depth > DEEPEST) throw broken();
  const names: string[] = [];
  for (let at = from; at < to; ) {
    const { name, start, end } = boxAt(film, at, to);
    names.push(name);
    if (TELLING.has(name)) {
      film.write('free', at + 4, 'latin1');
      film.fill(0, start, end);
    } else if (HOLDING.has(name)) blank(film, start, end, depth + 1);
    at = end;
  }
  return names;
}

/** Length 1: the true one follows in 8 bytes; length 0: to the end of the file. */
function boxAt(film: Buffer, at: number, to: number): { name: string; start: number; end: number } {
  if (at + 8 > to) throw broken();
  const short = film.readUInt32BE(at);
  const head = short === 1 ? 16 : 8;
  if (at + head > to) throw broken();
  const length = short === 1 ? Number(film.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
  if (length < head || at + length > to) throw broken();
  return { name: film.toString('latin1', at + 4, at + 8), start: at + head, end: at + length };
}
