/** Inspection plans: how returned goods of a product, or of a product group, are looked at, and within which limits they are good. */
import { z } from 'zod';
import { Bps, Code, ItemCode } from '../scalars.js';
import { Flag, masterRecord, ThingName } from './record.js';

export const INSPECTION_METHODS = { full: { zh: '全检', en: 'Every piece' }, sample: { zh: '抽检', en: 'A sample' } } as const;
/** Plain decimal: limits are compared as they were written, not as binary fractions. */
const Limit = z.string().regex(/^-?(0|[1-9]\d{0,8})(\.\d{1,6})?$/);

export const InspectionCheck = z.strictObject({
  code: Code, name: z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(120).nullable() }),
  kind: z.enum(['measure', 'look']),
  /** as people write it: mm, V, °C */
  unit: z.string().min(1).max(12).nullable(),
  low: Limit.nullable(), high: Limit.nullable(),
  /** defect to which a failure belongs (code table `defect`) */
  defect: Code.nullable(),
});
export type InspectionCheck = z.infer<typeof InspectionCheck>;

export const InspectionPlanRecord = masterRecord({
  name: ThingName,
  /** one of the two; a product's own plan goes before its group's */
  product: ItemCode.nullable(), group: Code.nullable(),
  method: z.enum(['full', 'sample']),
  /** of the quantity received, rounded up, and at least so many pieces */
  shareBps: Bps.nullable(), atLeast: z.int().min(1).max(100_000).nullable(),
  checks: z.array(InspectionCheck).min(1).max(60),
  active: Flag,
});
