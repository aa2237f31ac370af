/** What a PDF of this house says and which font it carries, read from its bytes: for tests. */
import { inflateSync } from 'node:zlib';

export interface ReadPdf { readonly pages: number; /** all of it, a line for each text put on a page */ readonly text: string; readonly fonts: readonly string[]; /** a program of each of them lies in the file */ readonly embedded: number; readonly pictures: number }

export function readPdf(bytes: Buffer): ReadPdf {
  const file = bytes.toString('latin1');
  const streams = [...file.matchAll(/\/Length (\d+)\s+\/Filter \/FlateDecode\s+>>\s+stream\n/g)].map((head) => inflateSync(Buffer.from(file.slice(head.index + head[0].length, head.index + head[0].length + Number(head[1])), 'latin1')).toString('latin1'));
  const names = new Map<string, string>();
  for (const range of streams.filter((one) => one.includes('beginbfrange'))) {
    for (const [, from, , list] of range.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
      (list ?? '').trim().split(' ').forEach((code, at) => names.set((parseInt(from ?? '', 16) + at).toString(16).padStart(4, '0'), character(code)));
    }
  }
  const said = streams.filter((one) => one.includes(' TJ')).flatMap((one) => [...one.matchAll(/\[([^\]]*)\] TJ/g)].map(([, shown]) =>
    [...(shown ?? '').matchAll(/<([0-9a-f]+)>/g)].flatMap(([, glyphs]) => glyphs?.match(/.{4}/g) ?? []).map((glyph) => names.get(glyph) ?? '\ufffd').join('')));
  return {
    pages: [...file.matchAll(/\/Type \/Page\b(?!s)/g)].length, text: said.join('\n'), fonts: [...new Set([...file.matchAll(/\/FontName \/([^\s]+)/g)].map(([, name]) => name ?? ''))],
    embedded: [...file.matchAll(/\/FontFile[23] /g)].length, pictures: [...file.matchAll(/\/Subtype \/Image/g)].length,
  };
}

/** `<5de5>`, or two halves of a character beyond the first plane. */
const character = (code: string): string => (code.replace(/[<>]/g, '').match(/.{4}/g) ?? []).map((half) => String.fromCharCode(parseInt(half, 16))).join('');
