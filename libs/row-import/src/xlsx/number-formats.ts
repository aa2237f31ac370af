/** What a cell's number format makes of its number: a date, a code with leading zeros, or a number. */
import { readPart } from './xml-part.js';

export type NumberFormat = 'number' | 'date' | { readonly zeros: number };

/** Built-in formats that show a date, the East Asian ones included (ECMA-376 §18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Of a format's own text. */
export function formatOf(code: string): NumberFormat {
  const bare = code.split(';', 1)[0]!.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '');
  if (/^0{2,20}$/.test(bare)) return { zeros: bare.length };
  return /[ymdhs年月日]/i.test(bare) ? 'date' : 'number';
}

/** Format of each cell style, by its index. */
export async function readNumberFormats(pieces: AsyncIterable<string>): Promise<readonly NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const styles: NumberFormat[] = [];
  let inCellStyles = false;
  await readPart(pieces, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), formatOf(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(own.get(id) ?? (BUILT_IN_DATES.has(id) ? 'date' : 'number'));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}
