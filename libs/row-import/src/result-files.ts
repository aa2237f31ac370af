/** Files people get back: the template to fill in, and the rows that were refused, with the reason beside each. */
import type { Readable } from 'node:stream';
import type { BookShape } from './book/book-shape.js';
import type { RejectedBookRow } from './book/import-book-records.js';
import type { RowShape } from './columns/column.js';
import type { RejectedRow } from './import-rows.js';
import { writeWorkbook, writeXlsx, type SheetToWrite } from './xlsx/write-xlsx.js';

type Language = 'zh' | 'en';
const REASON = { zh: '原因', en: 'Reason' } as const;

/** Headings, those that must be filled marked *, and one example row. */
export const templateFile = (shape: RowShape, language: Language): Readable => writeXlsx(templateRows(shape, language));
const templateRows = ({ columns }: RowShape, language: Language): string[][] =>
  [columns.map((column) => `${column[language]}${column.required === true ? '*' : ''}`), columns.map(({ example = '' }) => example)];

/** The same for sheets that belong together. @param legend a further sheet, which is not read */
export const templateBook = ({ sheets }: BookShape, language: Language, legend: SheetToWrite): Readable =>
  writeWorkbook([...sheets.map((shape) => ({ name: shape.name[language], rows: templateRows(shape, language) })), legend]);

/** The file's own heading and rows, mended and uploaded again as they are: the reason column is one nobody reads. */
export const errorFile = (heading: readonly string[], rejected: Iterable<RejectedRow>, language: Language): Readable => writeXlsx(withReasons(heading, rejected, language));

/** All rows of the refused records, so that they are mended and uploaded again as they are. @param headings by sheet */
export const errorBook = ({ sheets }: BookShape, headings: readonly (readonly string[])[], rejected: readonly RejectedBookRow[], language: Language): Readable =>
  writeWorkbook(sheets.map(({ name }, sheet) => ({ name: name[language], rows: withReasons(headings[sheet] ?? [], rejected.filter((row) => row.sheet === sheet), language) })));

function* withReasons(heading: readonly string[], rejected: Iterable<RejectedRow>, language: Language): Generator<string[]> {
  const own = heading.map((text) => text.trim());
  const reason = own.findIndex((text) => text === REASON.zh || text === REASON.en);
  const place = reason === -1 ? own.length : reason;
  yield [...own.slice(0, place), REASON[language]];
  for (const { cells, faults, rowNo } of rejected) {
    const words = faults.map((fault) => fault[language]).join(language === 'zh' ? '；' : '; ');
    const reasons = faults.length === 0 ? '' : language === 'zh' ? `第 ${rowNo} 行：${words}` : `row ${rowNo}: ${words}`;
    yield [...Array.from({ length: place }, (_, index) => cells[index] ?? ''), reasons];
  }
}
