import { LIMITS, tooManyRows } from '../file-refused.js';
import { EMPTY, type SourceCell, type SourceRow } from '../source-row.js';
import { Archive } from './archive.js';
import { readMerges, type Merge } from './merged-cells.js';
import { readNumberFormats, type NumberFormat } from './number-formats.js';
import { SharedStrings } from './shared-strings.js';
import { SheetRows } from './sheet-rows.js';
import { visibleSheets, type Sheet } from './workbook.js';

/**
 * A workbook, opened once: what is unpacked and how many rows there are is counted over all its sheets. Memory is bounded by LIMITS
 * whatever the archive claims.
 */
export class Workbook {
  private strings: SharedStrings | undefined;
  private formats: readonly NumberFormat[] | undefined;
  private count = 0;

  private constructor(private readonly archive: Archive, /** that can be seen, in their order */ readonly sheets: readonly [Sheet, ...Sheet[]], private readonly from1904: boolean) {}

  /** @throws FileRefused */
  static async open(path: string): Promise<Workbook> {
    const archive = await Archive.open(path);
    try {
      const { sheets, from1904 } = await visibleSheets(archive);
      return new Workbook(archive, sheets, from1904);
    } catch (error) {
      archive.close();
      throw error;
    }
  }

  /** Rows with content. A merged area counts as if each of its cells held its value. @throws FileRefused */
  async *rows({ part }: Sheet): AsyncGenerator<SourceRow> {
    const { archive, from1904 } = this;
    this.strings ??= archive.has('xl/sharedStrings.xml') ? await SharedStrings.read(archive.read('xl/sharedStrings.xml')) : undefined;
    this.formats ??= archive.has('xl/styles.xml') ? await readNumberFormats(archive.read('xl/styles.xml')) : [];
    const merges = new MergedValues(await readMerges(archive.read(part)));
    const sheet = new SheetRows({ strings: this.strings, formats: this.formats, from1904 });
    for await (const piece of archive.read(part)) {
      for (const row of sheet.write(piece)) {
        this.count += 1;
        if (this.count > LIMITS.rows) throw tooManyRows();
        yield merges.fill(row);
      }
    }
    sheet.end();
  }

  close(): void {
    this.archive.close();
  }
}

/** Rows of a workbook's first visible sheet. @throws FileRefused */
export async function* readXlsx(path: string): AsyncGenerator<SourceRow> {
  const workbook = await Workbook.open(path);
  try {
    yield* workbook.rows(workbook.sheets[0]);
  } finally {
    workbook.close();
  }
}

/** Values of merged areas that reach the present row. */
class MergedValues {
  private next = 0;
  private reaching: { merge: Merge; value: SourceCell }[] = [];

  /** @param merges by first row */
  constructor(private readonly merges: readonly Merge[]) {}

  fill(row: SourceRow): SourceRow {
    if (this.merges.length === 0) return row;
    this.reaching = this.reaching.filter(({ merge }) => merge.toRow >= row.rowNo);
    for (let merge = this.merges[this.next]; merge !== undefined && merge.fromRow <= row.rowNo; merge = this.merges[++this.next]) {
      if (merge.fromRow === row.rowNo) this.reaching.push({ merge, value: row.cells[merge.fromColumn] ?? EMPTY });
    }
    if (this.reaching.length === 0) return row;
    const cells = [...row.cells];
    for (const { merge, value } of this.reaching) {
      for (let column = merge.fromColumn; column <= Math.min(merge.toColumn, LIMITS.columns - 1); column += 1) {
        while (cells.length < column) cells.push(EMPTY);
        cells[column] = value;
      }
    }
    return { ...row, cells };
  }
}
