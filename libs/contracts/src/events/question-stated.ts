/**
 * 提问: somebody of the house asks a department, or the customer, about a return. No fact: the process does not hear of it; a limit
 * that stands meanwhile is stopped by a fact of its own. A whole statement, said at every rung; the words stay with returns.
 */
import { z } from 'zod';
import { Code, CompanyCode, DeptCode, Instant, PlantCode, ReturnNo, RoleKey, StaffId, Uuid } from '../scalars.js';
import { LabelText } from '../task.js';
import { defineEvent } from './define-event.js';

/** Whom a question is put to; `whole`: anybody of the department may answer it, the role is told of it. */
export const AskedDepartment = z.strictObject({ dept: DeptCode, role: RoleKey, head: RoleKey, whole: z.boolean() });

/** subject `question/<company>/<id>` */
export const QuestionStatedV1 = defineEvent('returns.question-stated.v1', z.strictObject({
  companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo, questionId: Uuid,
  /** step whose matter it is, with its words */
  reason: Code, title: LabelText,
  /** null: the customer */
  to: AskedDepartment.nullable(),
  asker: z.strictObject({ staff: StaffId, role: RoleKey }), askedAt: Instant, dueAt: Instant,
  state: z.enum(['open', 'answered', 'withdrawn']),
  /** who answered or withdrew it */
  endedBy: StaffId.nullable(),
  /** rung that was reached: 0 when it was asked; whom it is put to now, nobody once it has ended */
  rung: z.int().min(0), told: z.strictObject({ roles: z.array(z.strictObject({ role: RoleKey, head: RoleKey.optional() })), asker: z.boolean() }),
  at: Instant,
}));
export type QuestionStated = z.infer<typeof QuestionStatedV1.schema>;
