/** Merged cells stand after the rows in a sheet, so they are looked for first, by text alone: the XML is read once. */
import { FileRefused } from '../file-refused.js';

export interface Merge { readonly fromRow: number; readonly toRow: number; readonly fromColumn: number; readonly toColumn: number }

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
const MOST = 50_000;
/** Longer than any mergeCell element. */
const OVERLAP = 200;

/** 'A' → 0, 'AA' → 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export async function readMerges(pieces: AsyncIterable<string>): Promise<Merge[]> {
  const merges = new Map<string, Merge>();
  let tail = '';
  for await (const piece of pieces) {
    const text = tail + piece;
    if (text.includes('mergeCell')) {
      for (const [, left = '', top = '', right = '', bottom = ''] of text.matchAll(MERGE)) {
        merges.set(`${left}${top}`, { fromRow: Number(top), toRow: Number(bottom), fromColumn: columnIndex(left), toColumn: columnIndex(right) });
        if (merges.size > MOST) throw new FileRefused('too-many-merges', '合并单元格过多，请取消合并。', 'Too many merged cells: unmerge them.');
      }
    }
    tail = text.slice(-OVERLAP);
  }
  return [...merges.values()].sort((one, other) => one.fromRow - other.fromRow);
}
