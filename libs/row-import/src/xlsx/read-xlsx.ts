import { LIMITS, tooManyRows } from '../file-refused.js';
import { EMPTY, type SourceCell, type SourceRow } from '../source-row.js';
import { Archive } from './archive.js';
import { readMerges, type Merge } from './merged-cells.js';
import { readNumberFormats } from './number-formats.js';
import { SharedStrings } from './shared-strings.js';
import { SheetRows } from './sheet-rows.js';
import { firstSheet } from './workbook.js';

/**
 * Rows with content of a workbook's first visible sheet. A merged area counts as if each of its cells held its value. Memory is
 * bounded by LIMITS whatever the archive claims. @throws FileRefused
 */
export async function* readXlsx(path: string): AsyncGenerator<SourceRow> {
  const archive = await Archive.open(path);
  try {
    const { part, from1904 } = await firstSheet(archive);
    const strings = archive.has('xl/sharedStrings.xml') ? await SharedStrings.read(archive.read('xl/sharedStrings.xml')) : undefined;
    const formats = archive.has('xl/styles.xml') ? await readNumberFormats(archive.read('xl/styles.xml')) : [];
    const merges = new MergedValues(await readMerges(archive.read(part)));
    const sheet = new SheetRows({ strings, formats, from1904 });
    let count = 0;
    for await (const piece of archive.read(part)) {
      for (const row of sheet.write(piece)) {
        count += 1;
        if (count > LIMITS.rows) throw tooManyRows();
        yield merges.fill(row);
      }
    }
    sheet.end();
  } finally {
    archive.close();
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
