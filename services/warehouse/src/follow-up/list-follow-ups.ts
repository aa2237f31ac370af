/** 跟进 with owner, due time and rung, next due first. */
import { FOLLOW_UP_KINDS, type FollowUpKind } from '@guitu/contracts/events/follow-up-stated';
import { Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';
import { FOLLOW_UPS, titleOf } from './follow-up.rules.js';

export const FollowUpQuery = z.strictObject({ state: z.enum(['open', 'closed', 'any']).default('open'), kind: z.enum(FOLLOW_UP_KINDS).optional() });
const FollowUp = z.object({
  id: z.uuid(), kind: z.enum(FOLLOW_UP_KINDS), title: LabelText, ref: z.string(), returnNo: z.string().nullable(), plantCode: z.string(),
  owner: z.object({ dept: z.string(), role: z.string(), head: z.string() }),
  openedAt: Instant, dueAt: Instant, late: z.boolean(), rung: z.int(), closedAt: Instant.nullable(), closedBy: z.string().nullable(), outcomeCode: z.string().nullable(),
});
export const FollowUpList = z.object({ items: z.array(FollowUp) }).meta({ id: 'FollowUpList' });
export type FollowUpList = z.infer<typeof FollowUpList>;
const MOST_ITEMS = 200;

/** Of the plants where somebody works. */
export async function listFollowUps(database: Database, { companyCode, plantCodes }: Actor, { state, kind }: z.infer<typeof FollowUpQuery>): Promise<FollowUpList> {
  const rows = await database.query<Omit<z.infer<typeof FollowUp>, 'title' | 'owner'> & { kind: FollowUpKind }>(
    `select id, kind, ref, return_no as "returnNo", plant_code as "plantCode", floor(extract(epoch from opened_at) * 1000)::float8 as "openedAt", floor(extract(epoch from due_at) * 1000)::float8 as "dueAt",
       closed_at is null and due_at < clock_timestamp() as late, rung, floor(extract(epoch from closed_at) * 1000)::float8 as "closedAt", closed_by as "closedBy", outcome_code as "outcomeCode"
     from follow_up where company_code = $1 and plant_code = any($2) and ($3::text is null or kind = $3) and ($4 = 'any' or (closed_at is null) = ($4 = 'open')) order by due_at, id limit ${MOST_ITEMS}`,
    [companyCode, plantCodes, kind ?? null, state],
  );
  return { items: rows.map((row) => ({ ...row, title: titleOf(row.kind, row.ref), owner: { ...FOLLOW_UPS[row.kind].owner } })) };
}
