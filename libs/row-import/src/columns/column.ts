/** What a column of an import means, as data: one description serves every file, the template and the error file. */
import type { Label } from '@guitu/contracts/vocabulary';

export type CellKind =
  /** identifiers: never a number, whatever they look like */
  | 'code'
  | 'text' | 'integer' | 'decimal'
  /** yuan in the file, 分 in the record */
  | 'money'
  | 'date'
  /** local date and time, or a date alone (00:00); UTC milliseconds in the record */
  | 'instant'
  /** as instant, for lists in which people often know the day alone: a Moment in the record */
  | 'moment'
  | 'flag' | 'choice'
  /** codes or words separated by ; , or 、 */
  | 'list';

/** `also`: other words for it */
export interface Choice extends Label { readonly also?: readonly string[] }
/** `at`: UTC milliseconds, of a day alone its beginning */
export interface Moment { readonly at: number; readonly wholeDay: boolean }

export interface Column extends Label {
  /** path in the record: `name.zh` */
  readonly field: string;
  readonly kind: CellKind;
  /** the file must have the column */
  readonly required?: boolean;
  /** other headings under which it is known */
  readonly also?: readonly string[];
  /** choice and list: what may stand in the cell → its words */
  readonly choices?: Readonly<Record<string, Choice>>;
  /** value of an empty cell; absent: null */
  readonly whenEmpty?: unknown;
  /** last step to the record's value, e.g. an employee number to a staff id */
  readonly as?: (value: string) => unknown;
  readonly example?: string;
  /** holds personal data: what is wrong with a cell is said without its text */
  readonly secret?: boolean;
}

export interface RowShape {
  readonly columns: readonly Column[];
  /** fields that tell rows apart: repeats in one file are found by them, and a row without them is no record */
  readonly key: readonly string[];
  /** rows alike may stand twice: the key alone tells what belongs together */
  readonly repeats?: boolean;
  /** zone of instants without one */
  readonly zone: string;
}

export interface CellFault { readonly field: string; readonly code: string; readonly zh: string; readonly en: string }
