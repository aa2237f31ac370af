/** A workbook → the rows of its named sheets, one sheet after the other. */
import { narrowOf } from '../columns/cell-text.rules.js';
import type { InstantAt } from '../columns/read-cell.rules.js';
import { FileRefused, LIMITS, tooManyRows, tooMuchText } from '../file-refused.js';
import { recordsOf, type ReadRow } from '../read-rows.js';
import { Workbook } from '../xlsx/read-xlsx.js';
import type { Sheet } from '../xlsx/workbook.js';
import type { BookShape, SheetShape } from './book-shape.js';

/** `sheet`: place in the shape, from 0 */
export interface BookRow { readonly sheet: number; readonly row: ReadRow }
export interface BookHeadings {
  /** as they stand, by sheet */
  readonly headings: string[][];
  readonly unknownHeadings: { readonly sheet: string; readonly heading: string }[];
  /** sheets that can be seen and that nobody knows */
  readonly unreadSheets: string[];
}

const plain = (name: string): string => narrowOf(name).toLowerCase().replace(/\s/g, '');

/**
 * @param found told as it is read, complete after the last row
 * @throws FileRefused when the file cannot be read, a sheet is missing or twice, or has no heading; with the name of the sheet
 */
export async function* readBook(path: string, { sheets }: BookShape, instantAt: InstantAt, found: BookHeadings): AsyncGenerator<BookRow> {
  const workbook = await Workbook.open(path);
  try {
    const named = sheets.map((shape) => sheetOf(workbook, shape));
    found.unreadSheets.push(...workbook.sheets.filter((one) => !named.includes(one)).map(({ name }) => name.slice(0, 80)));
    let [rows, characters] = [0, 0];
    for (const [sheet, shape] of sheets.entries()) {
      const source = workbook.rows(named[sheet]!);
      try {
        for await (const row of recordsOf(source, {
          shape, instantAt, together: true,
          onHeading: ({ unknown }, { cells }) => {
            found.headings[sheet] = cells.map(({ text }) => text);
            found.unknownHeadings.push(...unknown.map((heading) => ({ sheet: shape.name.zh, heading })));
          },
        })) {
          rows += 1;
          if (rows > LIMITS.bookRows) throw tooManyRows(LIMITS.bookRows);
          if (row.kind !== 'ignored') for (const { text } of row.source.cells) characters += text.length;
          if (characters > LIMITS.bookText) throw tooMuchText();
          yield { sheet, row };
        }
      } catch (error) {
        throw error instanceof FileRefused ? new FileRefused(error.code, `工作表「${shape.name.zh}」：${error.zh}`, `Sheet “${shape.name.en}”: ${error.en}`) : error;
      }
    }
  } finally {
    workbook.close();
  }
}

function sheetOf(workbook: Workbook, { name: { zh, en, also = [] } }: SheetShape): Sheet {
  const names = new Set([zh, en, ...also].map(plain));
  const [found, second] = workbook.sheets.filter(({ name }) => names.has(plain(name)));
  if (second !== undefined) throw new FileRefused('sheet-twice', `工作表「${zh}」重复。`, `The sheet “${en}” is there twice.`);
  if (found === undefined) throw new FileRefused('missing-sheet', `没有可见的工作表「${zh}」。`, `There is no visible sheet “${en}”.`);
  return found;
}
