/** A task as this desk holds it, and its public form: the process's statement with what the desk knows besides. */
import { TaskStatement } from '@guitu/contracts/task';
import type { Recipient } from '@guitu/identity/directory';
import { z } from 'zod';

export interface TaskRow {
  readonly company_code: string; readonly return_no: string; readonly task_id: string; readonly plant_code: string;
  readonly dept: string; readonly role: string; readonly head: string;
  readonly rev: number; readonly seq: number; readonly state: TaskStatement['state'];
  readonly due_at: Date | null; readonly visible_at: Date;
  readonly claimed_by: string | null; readonly claimed_at: Date | null; readonly given_by: string | null; readonly given_why: string | null;
  readonly answered_fact_id: string | null; readonly answered_rev: number | null; readonly answered_at: Date | null;
  readonly handed_back_rev: number | null;
  readonly asked: readonly Recipient[];
  readonly body: TaskStatement;
}

/** Somebody the task was put to: how he comes to it, if he does not hold the role, and for what reason its holders were not asked. */
const AskedOf = z.strictObject({ staff: z.string(), role: z.string(), onBehalfOf: z.string().optional(), how: z.string().optional(), reason: z.string().optional() });

export const DeskTask = TaskStatement.extend({
  /** for paths: `/tasks/{id}` */
  id: z.string(),
  visibleAt: z.int(),
  claimedBy: z.string().nullable(), claimedAt: z.int().nullable(), givenBy: z.string().nullable(), givenWhy: z.string().nullable(),
  answeredBy: z.string().nullable().describe('fact that answered it here'), answeredAt: z.int().nullable(),
  late: z.boolean(),
  askedOf: z.array(AskedOf).describe('people it was put to when it was opened or changed'),
}).meta({ id: 'DeskTask' });
export type DeskTask = z.infer<typeof DeskTask>;

/** Return number and task id in one path segment: 'RT1' and 'c1/receive/1/1' → 'RT1~c1~receive~1~1'. */
export const publicId = (returnNo: string, taskId: string): string => `${returnNo}~${taskId.replaceAll('/', '~')}`;
export const PublicTaskId = z.string().max(160).regex(/^[A-Z0-9][A-Z0-9-]{3,31}~[A-Za-z0-9:_.~-]{1,120}$/);
export function fromPublicId(id: string): { returnNo: string; taskId: string } {
  const cut = id.indexOf('~');
  return { returnNo: id.slice(0, cut), taskId: id.slice(cut + 1).replaceAll('~', '/') };
}

/** Open here: the process asks for it and nobody has answered it yet. */
export const isOpen = (row: Pick<TaskRow, 'state' | 'answered_fact_id'>): boolean => row.state === 'open' && row.answered_fact_id === null;

/** Asked back while work outside the house was under way: its end still is this desk's answer. */
export const isStillToAnswer = (row: Pick<TaskRow, 'state' | 'answered_fact_id' | 'handed_back_rev' | 'rev'>): boolean =>
  row.state === 'asked_back' && row.answered_fact_id === null && row.handed_back_rev !== row.rev;

/** Its answer is this desk's to give. */
export const isAsked = (row: Pick<TaskRow, 'state' | 'answered_fact_id' | 'handed_back_rev' | 'rev'>): boolean => isOpen(row) || isStillToAnswer(row);

const instant = (date: Date | null): number | null => (date === null ? null : date.getTime());

/** Past its due time and not answered; at the due time itself it is not late yet. @param now UTC ms, by the database's clock */
export const isLate = (row: Pick<TaskRow, 'state' | 'answered_fact_id' | 'due_at'>, now: number): boolean => isOpen(row) && row.due_at !== null && row.due_at.getTime() < now;

/** @param now for `late` */
export function toDeskTask(row: TaskRow, now: number): DeskTask {
  return {
    ...row.body, id: publicId(row.return_no, row.task_id), visibleAt: row.visible_at.getTime(),
    claimedBy: row.claimed_by, claimedAt: instant(row.claimed_at), givenBy: row.given_by, givenWhy: row.given_why,
    answeredBy: row.answered_fact_id, answeredAt: instant(row.answered_at), askedOf: row.asked.map(({ why: how, because: reason, ...who }) => ({ ...who, ...(how !== undefined && { how }), ...(reason !== undefined && { reason }) })),
    late: isLate(row, now),
  };
}
