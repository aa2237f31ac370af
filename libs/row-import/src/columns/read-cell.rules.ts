/** A cell → the value its column wants, or what is wrong with it, in both languages. */
import type { SourceCell } from '../source-row.js';
import type { CellFault, Column, Moment } from './column.js';
import { decimalOf, fenOf, isScientific, narrowOf, wordsOf } from './cell-text.rules.js';
import { localTimeOf } from './cell-date.rules.js';

export type CellResult = { readonly value: unknown } | { readonly fault: CellFault };
/** Local time of a zone as an instant (UTC ms). */
export type InstantAt = (date: string, minutes: number) => number;

const YES = new Set(['1', 'y', 'yes', 'true', '是', '有', '√', '✓']);
const NO = new Set(['0', 'n', 'no', 'false', '否', '无', '×', 'x']);

export function readCell(column: Column, cell: SourceCell, instantAt: InstantAt): CellResult {
  const said = (text: string): string => (column.secret === true ? '…' : text);
  const refuse = (code: string, zh: string, en: string): CellResult => ({ fault: { field: column.field, code, zh: `${column.zh}：${zh}`, en: `${column.en}: ${en}` } });
  if (cell.kind === 'formula') return refuse('formula', '含公式，请粘贴为数值。', 'a formula; paste it as a value.');
  if (cell.kind === 'error') return refuse('cell-error', `单元格有错误 ${said(cell.text)}。`, `the cell shows an error, ${said(cell.text)}.`);
  const narrow = narrowOf(cell.text);
  if (narrow === '') return { value: column.whenEmpty === undefined ? null : column.whenEmpty };
  const cut = cell.kind === 'unsafe' || ((column.kind === 'code' || column.kind === 'text') && isScientific(narrow));
  if (cut && column.kind !== 'decimal') {
    return refuse('digits-lost', `“${said(narrow)}” 的数字已被 Excel 截断（科学计数法），原值无法恢复；请将该列设为文本后重新导出。`, `the digits of "${said(narrow)}" were cut by Excel (scientific notation) and cannot be recovered: format the column as text and export again.`);
  }
  const finish = (value: string): CellResult => ({ value: column.as === undefined ? value : column.as(value) });
  switch (column.kind) {
    case 'text': return finish(wordsOf(cell.text));
    case 'code': return finish(narrow.replace(/\s+/g, ' '));
    case 'integer': {
      const decimal = decimalOf(narrow);
      return decimal !== null && /^-?\d{1,15}$/.test(decimal) ? { value: Number(decimal) } : refuse('not-a-number', `“${said(narrow)}” 不是整数。`, `"${said(narrow)}" is no whole number.`);
    }
    case 'decimal': {
      const decimal = cell.kind === 'unsafe' ? null : decimalOf(narrow);
      return decimal === null ? refuse('not-a-number', `“${said(narrow)}” 不是数字。`, `"${said(narrow)}" is no number.`) : finish(decimal);
    }
    case 'money': {
      const fen = fenOf(decimalOf(narrow) ?? '');
      return fen === null ? refuse('not-an-amount', `“${said(narrow)}” 不是金额（元，最多两位小数）。`, `"${said(narrow)}" is no amount in yuan with at most two decimals.`) : { value: fen };
    }
    case 'date': {
      const local = localTimeOf(narrow);
      return local === null ? refuse('not-a-date', `“${said(narrow)}” 不是日期（如 2025-03-03）。`, `"${said(narrow)}" is no date (such as 2025-03-03).`) : { value: local.date };
    }
    case 'instant': case 'moment': {
      const local = localTimeOf(narrow);
      if (local === null) return refuse('not-a-date', `“${said(narrow)}” 不是时间（如 2025-03-03 08:30）。`, `"${said(narrow)}" is no time (such as 2025-03-03 08:30).`);
      const at = instantAt(local.date, local.minutes) + local.seconds * 1000;
      return { value: column.kind === 'instant' ? at : ({ at, wholeDay: !local.timed } satisfies Moment) };
    }
    case 'flag': {
      const word = narrow.toLowerCase();
      return YES.has(word) ? { value: true } : NO.has(word) ? { value: false } : refuse('not-yes-or-no', `“${said(narrow)}” 请填 是 或 否。`, `"${said(narrow)}": yes or no.`);
    }
    case 'choice': {
      const key = choiceOf(column, narrow);
      return key === undefined ? refuse('unknown-choice', `“${said(narrow)}” 不在可选值中：${words(column, 'zh')}。`, `"${said(narrow)}" is none of: ${words(column, 'en')}.`) : finish(key);
    }
    case 'list': {
      const parts = narrow.split(/[;,、|]/).map((part) => part.trim()).filter((part) => part !== '');
      const keys = parts.map((part) => (column.choices === undefined ? part : choiceOf(column, part)));
      const unknown = parts[keys.indexOf(undefined)];
      if (unknown !== undefined) return refuse('unknown-choice', `“${said(unknown)}” 不在可选值中：${words(column, 'zh')}。`, `"${said(unknown)}" is none of: ${words(column, 'en')}.`);
      return { value: keys.map((key) => (column.as === undefined ? key : column.as(key!))) };
    }
  }
}

/** By key, or by its words in either language. */
function choiceOf({ choices = {} }: Column, text: string): string | undefined {
  const wanted = text.toLowerCase();
  return Object.entries(choices).find(([key, { zh, en, also = [] }]) => [key, zh, en, ...also].some((name) => name.toLowerCase() === wanted))?.[0];
}

const words = ({ choices = {} }: Column, language: 'zh' | 'en'): string => Object.values(choices).map((label) => label[language]).join(language === 'zh' ? '、' : ', ');
