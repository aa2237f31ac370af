/** What a scanned label says (product.md §2.4 no. 1): read by GS1's rules or by the house's own label patterns. */
import { z } from 'zod';
import { LocalDate } from './scalars.js';

/** What a scanner or a person enters: one line; code 29 stands between the fields of a GS1 code. */
export const ScannedText = z.string().regex(/^[^\u0000-\u001c\u001e\u001f\u007f-\u009f]*$/).trim().min(1).max(200);

export const ScannedLabel = z.object({
  /** the pattern's code; null: a GS1 code */
  pattern: z.string().nullable(),
  product: z.string().nullable(), batch: z.string().nullable(), serial: z.string().nullable(),
  /** null also where the label's own date is no day of the calendar */
  produced: LocalDate.nullable(), expiry: LocalDate.nullable(),
}).meta({ id: 'ScannedLabel' });
export type ScannedLabel = z.infer<typeof ScannedLabel>;
