/** Files people get back: the template to fill in, and the rows that were refused, with the reason beside each. */
import type { Readable } from 'node:stream';
import type { RowShape } from './columns/column.js';
import type { RejectedRow } from './import-rows.js';
import { writeXlsx } from './xlsx/write-xlsx.js';

type Language = 'zh' | 'en';
const REASON = { zh: '原因', en: 'Reason' } as const;

/** Headings, those that must be filled marked *, and one example row. */
export const templateFile = ({ columns }: RowShape, language: Language): Readable =>
  writeXlsx([columns.map((column) => `${column[language]}${column.required === true ? '*' : ''}`), columns.map(({ example = '' }) => example)]);

/** The file's own heading and rows, mended and uploaded again as they are: the reason column is one nobody reads. */
export const errorFile = (heading: readonly string[], rejected: Iterable<RejectedRow>, language: Language): Readable => writeXlsx(withReasons(heading, rejected, language));

function* withReasons(heading: readonly string[], rejected: Iterable<RejectedRow>, language: Language): Generator<string[]> {
  const own = heading.map((text) => text.trim());
  const reason = own.findIndex((text) => text === REASON.zh || text === REASON.en);
  const place = reason === -1 ? own.length : reason;
  yield [...own.slice(0, place), REASON[language]];
  for (const { cells, faults, rowNo } of rejected) {
    const words = faults.map((fault) => fault[language]).join(language === 'zh' ? '；' : '; ');
    yield [...Array.from({ length: place }, (_, index) => cells[index] ?? ''), language === 'zh' ? `第 ${rowNo} 行：${words}` : `row ${rowNo}: ${words}`];
  }
}
