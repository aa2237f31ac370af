/** Tables of a page: Markdown, nothing for a table without a row. */
import type { Label } from '@guitu/contracts/vocabulary';
import { both } from './words.js';

export type Cells = readonly string[];
const cell = (text: string): string => text.replaceAll('|', '\\|');

export const tableOf = (title: Label, head: Cells, rows: readonly Cells[]): string[] =>
  (rows.length === 0 ? [] : [`## ${both(title)}`, '', `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`), '']);

/** A label in a cell; a dash where there is nothing to say. */
export const inCell = (words: Label): string => (words.zh === '' ? '—' : both(words));
/** Where a value comes from; what is ours says so. */
export const clauseCell = (clause: string): string => clause.replace(/\bhouse\b/g, '我们定的 ours');
