/** What stands on a paper of the house, as data: the page is made from it, and a reprint shows what it said then (product.md §3.5). */
import { Code, Instant, LineNo, ReturnNo } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import { z } from 'zod';

export const SHEET_SIZES = ['A4', 'A5', '100x70', '60x40'] as const;
export const SheetSize = z.enum(SHEET_SIZES);

export const Sheet = z.strictObject({
  kind: Code, title: LabelText, size: SheetSize,
  /** company with its name where masterdata has told it, number and version of the form, procedure (sheet-head.rules.ts); a label has no room for it */
  head: z.strictObject({ company: Code, name: z.string().optional(), form: z.string(), policy: z.string().nullable() }).optional(),
  /** its own number; a label has none */
  no: Code.nullable(), returnNo: ReturnNo, /** null: of the whole return */ line: LineNo.nullable(),
  fields: z.array(z.strictObject({ code: Code, zh: z.string(), en: z.string(), value: z.string() })),
  columns: z.array(z.strictObject({ code: Code, zh: z.string(), en: z.string() })),
  /** a text per column; quantities are decimal strings of their unit */
  rows: z.array(z.array(z.string())),
  /** to be ticked; with `ticks` or `blanks` a frame in which one of them is ticked and the blanks are filled in by hand */
  boxes: z.array(LabelText.extend({ ticks: z.array(LabelText).optional(), blanks: z.array(LabelText).optional() })),
  /** staff and at: signed already; null: due */
  signatures: z.array(z.strictObject({ role: Code, zh: z.string(), en: z.string(), staff: z.string().nullable(), at: Instant.nullable() })),
  /** who gets a copy */
  copies: z.array(LabelText),
  /** attachments of this department that are shown on it; a sheet without any says nothing of them */
  pictures: z.array(z.strictObject({ id: z.uuid(), sha256: z.string() })).optional(),
}).meta({ id: 'Sheet' });
export type Sheet = z.infer<typeof Sheet>;
