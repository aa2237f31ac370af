import { cellTooLong, LIMITS, tooManyColumns } from '../file-refused.js';

/** Delimiters that are looked for in the first line, most likely first. */
const DELIMITERS = [',', '\t', ';', '，'] as const;

/** The delimiter that occurs most often outside quotes in the first line with content. */
export function delimiterOf(start: string): string {
  const line = start.replace(/^\s*\n/gm, '').split('\n', 1)[0] ?? '';
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** RFC 4180 as a state machine: fed piece by piece, so that neither file nor row has to be whole. Quotes inside an unquoted cell are text. */
export class CsvParser {
  private cells: string[] = [];
  private cell = '';
  private state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  private lastWasCr = false;

  constructor(private readonly delimiter: string) {}

  /** Rows completed by this piece. */
  write(text: string): string[][] {
    const rows: string[][] = [];
    for (let index = 0; index < text.length; index += 1) {
      const character = text[index]!;
      if (this.state === 'quoted') {
        if (character === '"') this.state = 'closing';
        else index = this.take(text, index);
        continue;
      }
      if (character === '\n' || character === '\r') {
        if (!(character === '\n' && this.lastWasCr)) rows.push(this.endRow());
        this.lastWasCr = character === '\r';
        continue;
      }
      this.lastWasCr = false;
      this.takeOutside(character);
    }
    return rows;
  }

  /** The last row, when the file does not end with a line end. An unclosed quote ends with the file. */
  end(): string[][] {
    return this.cells.length === 0 && this.cell === '' && this.state === 'start' ? [] : [this.endRow()];
  }

  private takeOutside(character: string): void {
    if (character === this.delimiter) this.endCell();
    else if (character === '"' && this.state === 'start') this.state = 'quoted';
    else if (character === '"' && this.state === 'closing') {
      this.cell += '"';
      this.state = 'quoted';
    } else {
      this.cell += character;
      this.state = 'plain';
      if (this.cell.length > LIMITS.cellLength) throw cellTooLong();
    }
  }

  /** Takes what stands before the next quote at once. @returns the index of the last character taken */
  private take(text: string, from: number): number {
    const quote = text.indexOf('"', from);
    const to = quote === -1 ? text.length : quote;
    if (this.cell.length + to - from > LIMITS.cellLength) throw cellTooLong();
    this.cell += text.slice(from, to);
    return to - 1;
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.state = 'start';
    if (this.cells.length > LIMITS.columns) throw tooManyColumns();
  }

  private endRow(): string[] {
    this.endCell();
    const row = this.cells;
    this.cells = [];
    return row;
  }
}
