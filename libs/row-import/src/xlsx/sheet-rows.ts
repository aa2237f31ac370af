/** Rows of a sheet as its XML goes by. */
import { cellTooLong, FileRefused, LIMITS, tooManyColumns } from '../file-refused.js';
import { dateOfDayNumber } from '../excel-date.rules.js';
import { EMPTY, type SourceCell, type SourceRow } from '../source-row.js';
import { columnIndex } from './merged-cells.js';
import type { NumberFormat } from './number-formats.js';
import type { SharedStrings } from './shared-strings.js';
import { XmlPart } from './xml-part.js';

export interface SheetContext {
  readonly strings: SharedStrings | undefined;
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

/** Excel's last row. */
const LAST_ROW = 1_048_576;
/** Digits a double keeps; more were lost when the file was saved. */
const SAFE_DIGITS = 15;

export class SheetRows {
  private readonly part: XmlPart;
  private done: SourceRow[] = [];
  private row: { rowNo: number; hidden: boolean; cells: SourceCell[] } | undefined;
  private cell: { column: number; type: string; style: number; text: string; formula: boolean } | undefined;
  private lastRow = 0;
  private taking = false;

  constructor(private readonly context: SheetContext) {
    this.part = new XmlPart({ open: (name, attributes) => this.open(name, attributes), close: (name) => this.close(name), text: (text) => this.text(text) });
  }

  /** Rows completed by this piece. */
  write(piece: string): SourceRow[] {
    this.part.write(piece);
    const { done } = this;
    this.done = [];
    return done;
  }

  end(): void {
    this.part.end();
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const rowNo = attributes['r'] === undefined ? this.lastRow + 1 : Number(attributes['r']);
      if (!Number.isInteger(rowNo) || rowNo <= this.lastRow || rowNo > LAST_ROW) throw new FileRefused('broken-workbook', '工作表行号错误。', 'The rows of the sheet are not numbered in order.');
      this.lastRow = rowNo;
      this.row = { rowNo, hidden: attributes['hidden'] === '1' || attributes['hidden'] === 'true', cells: [] };
    } else if (name === 'c' && this.row) {
      const letters = /^[A-Z]{1,3}/.exec(attributes['r'] ?? '')?.[0];
      const column = letters === undefined ? this.row.cells.length : columnIndex(letters);
      if (column >= LIMITS.columns && attributes['t'] !== undefined) throw tooManyColumns();
      this.cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), text: '', formula: false };
    } else if (name === 'f' && this.cell) this.cell.formula = true;
    else if (name === 'v' || name === 't') this.taking = this.cell !== undefined;
    else if (name === 'rPh') this.taking = false;
  }

  private text(text: string): void {
    if (!this.taking || !this.cell) return;
    this.cell.text += text;
    if (this.cell.text.length > LIMITS.cellLength) throw cellTooLong();
  }

  private close(name: string): void {
    if (name === 'v' || name === 't') this.taking = false;
    else if (name === 'c' && this.cell && this.row) {
      const { column } = this.cell;
      if (column < LIMITS.columns) {
        while (this.row.cells.length < column) this.row.cells.push(EMPTY);
        this.row.cells[column] = this.cellOf(this.cell);
      }
      this.cell = undefined;
    } else if (name === 'row' && this.row) {
      if (this.row.cells.some(({ text, kind }) => text.trim() !== '' || kind === 'formula')) this.done.push(this.row);
      this.row = undefined;
    }
  }

  private cellOf({ type, style, text, formula }: { type: string; style: number; text: string; formula: boolean }): SourceCell {
    if (formula) return { text, kind: 'formula' };
    if (type === 's') {
      const shared = this.context.strings?.get(Number(text));
      if (shared === undefined) throw new FileRefused('broken-workbook', '工作簿文字引用错误。', 'A cell names a text that is not there.');
      return { text: shared, kind: 'text' };
    }
    if (type === 'e') return { text, kind: 'error' };
    if (type === 'b') return { text: text === '1' ? 'true' : 'false', kind: 'text' };
    if (type === 'd') return { text: text.replace(/(?:T00:00:00(?:\.0+)?)?Z?$/, ''), kind: 'date' };
    return type === 'n' && text !== '' ? this.numberOf(text, this.context.formats[style] ?? 'number') : { text, kind: 'text' };
  }

  private numberOf(text: string, format: NumberFormat): SourceCell {
    const value = Number(text);
    if (!Number.isFinite(value)) return { text, kind: 'error' };
    if (format === 'date') return { text: dateOfDayNumber(value, this.context.from1904), kind: 'date' };
    if (Math.abs(value) >= 10 ** SAFE_DIGITS) return { text, kind: 'unsafe' };
    const plain = plainDecimal(value);
    return { text: typeof format === 'object' ? plain.padStart(format.zeros, '0') : plain, kind: 'number' };
  }
}

/** 0.1 + 0.2 is stored as 0.30000000000000004 and meant as 0.3: fifteen digits, never with an exponent. */
function plainDecimal(value: number): string {
  const text = String(Number(value.toPrecision(SAFE_DIGITS)));
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
