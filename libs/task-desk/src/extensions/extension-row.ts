import { Instant, StaffId } from '@guitu/contracts/scalars';
import { z } from 'zod';
import { PublicTaskId } from '../tasks/task-row.js';

export const EXTENSION_STATES = ['asked', 'granted', 'refused'] as const;
export const ExtensionRequest = z.object({
  id: z.uuid(), returnNo: z.string(), task: PublicTaskId, dueAt: Instant.describe('when it was asked for'), newDue: Instant, reasonCode: z.string(),
  askedBy: StaffId, askedAt: Instant, state: z.enum(EXTENSION_STATES), decidedBy: StaffId.nullable(), decidedAt: Instant.nullable(), decisionCode: z.string().nullable(), factId: z.uuid().nullable(),
}).meta({ id: 'ExtensionRequest' });
export type ExtensionRequest = z.infer<typeof ExtensionRequest>;

const ms = (column: string): string => `floor(extract(epoch from r.${column}) * 1000)::float8`;
/** Columns of `extension_request r` in the words of the API. */
export const EXTENSION_COLUMNS = `r.id, r.return_no as "returnNo", r.return_no || '~' || replace(r.task_id, '/', '~') as task, ${ms('due_at')} as "dueAt", ${ms('new_due')} as "newDue", r.reason_code as "reasonCode",
  r.asked_by as "askedBy", ${ms('asked_at')} as "askedAt", r.state, r.decided_by as "decidedBy", ${ms('decided_at')} as "decidedAt", r.decision_code as "decisionCode", r.fact_id as "factId"`;
