/**
 * 跟进: something in the return area that belongs to no running return yet, or to none: a parcel nobody announced, a claim on the
 * carrier, a difference of the weekly count. No fact: the process does not hear of it. A whole statement, said at every rung.
 */
import { z } from 'zod';
import { Code, CompanyCode, DeptCode, Instant, PlantCode, ReturnNo, RoleKey, Uuid } from '../scalars.js';
import { LabelText } from '../task.js';
import { defineEvent } from './define-event.js';

export const FOLLOW_UP_KINDS = ['identify_parcel', 'carrier_claim', 'count_difference'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

/** subject `follow-up/<company>/<id>` */
export const FollowUpStatedV1 = defineEvent('warehouse.follow-up-stated.v1', z.strictObject({
  companyCode: CompanyCode, plantCode: PlantCode, followUpId: Uuid, kind: z.enum(FOLLOW_UP_KINDS), title: LabelText,
  /** what it is about: number of the parcel, the count, the claim */
  ref: Code, returnNo: ReturnNo.nullable(),
  state: z.enum(['open', 'closed']), owner: z.strictObject({ dept: DeptCode, role: RoleKey, head: RoleKey }),
  openedAt: Instant, dueAt: Instant,
  /** rung that was reached: 0 when it was opened; whom it is put to now, nobody once it is closed */
  rung: z.int().min(0), to: z.array(z.strictObject({ role: RoleKey, head: RoleKey.optional() })),
  at: Instant,
}));
export type FollowUpStated = z.infer<typeof FollowUpStatedV1.schema>;
