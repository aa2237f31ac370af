/** The firm's own labels: a scanned text → product, batch, serial and dates, by a regular expression with named groups (product.md §2.4). */
import { z } from 'zod';
import { ItemCode } from '../scalars.js';
import { Flag, masterRecord, ThingName } from './record.js';

export const LabelPatternRecord = masterRecord({
  name: ThingName,
  /** over the whole text; what it may be made of: services/masterdata/src/records/label-pattern.rules.ts */
  pattern: z.string().min(1).max(200),
  /** a label as it is printed: it must fit */
  example: z.string().min(1).max(200),
  /** of this product alone, where the label does not say which */
  product: ItemCode.nullable(),
  /** tried in this order */
  rank: z.int().min(0).max(9999),
  active: Flag,
});
