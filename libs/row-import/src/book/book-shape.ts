/** A workbook of several named sheets whose rows belong together: of a record one row in the first sheet, any number in the others. */
import type { Label } from '@guitu/contracts/vocabulary';
import type { RowShape } from '../columns/column.js';

export interface SheetShape extends RowShape {
  /** its name in either language; `also`: other names under which it is known */
  readonly name: Label & { readonly also?: readonly string[] };
}
export interface BookShape {
  readonly sheets: readonly SheetShape[];
  /** field of every sheet by which rows belong together */
  readonly by: string;
  /** records in one file */
  readonly most: number;
}
