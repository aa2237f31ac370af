/** A question about a return, to the customer or a department, as it is asked, answered and read. */
import { z } from 'zod';
import { AskedDepartment } from '@guitu/contracts/events/question-stated';
import { DeptCode, Instant, RoleKey, StaffId, TaskId, Uuid } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import { STEP_KEYS } from '@guitu/return-process/policy/steps';

const Words = z.string().trim().min(1).max(2000);
export const AskBody = z.strictObject({
  /** a department, or one role of it; without a role its head is told and anybody of the department may answer */
  to: z.union([z.strictObject({ dept: DeptCode, role: RoleKey.optional() }), z.literal('customer')]),
  /** step whose matter the answer is: photos for the check of eligibility, a word on a discrepancy … */
  reason: z.enum(STEP_KEYS),
  /** task that cannot go on without the answer */
  taskId: TaskId.optional(),
  words: Words, dueAt: Instant,
}).meta({ id: 'AskQuestion' });
export const AnswerBody = z.strictObject({ words: Words }).meta({ id: 'AnswerQuestion' });

export const Question = z.strictObject({
  id: Uuid, returnNo: z.string(), to: z.union([AskedDepartment, z.literal('customer')]), reason: z.string(), title: LabelText, taskId: z.string().nullable(), askedBy: StaffId, askedAt: Instant, dueAt: Instant,
  state: z.enum(['open', 'answered', 'withdrawn']), rung: z.int().min(0).describe('how often it was said again'),
  /** limit that stands while nobody has answered; null: none may */
  pausedClock: z.string().nullable(),
  answeredBy: StaffId.nullable(), answeredAt: Instant.nullable(), withdrawnAt: Instant.nullable(),
  /** null for those who may not read what is written inside, have not asked and are not asked */
  words: z.string().nullable(), answer: z.string().nullable(),
}).meta({ id: 'Question' });
export type Question = z.infer<typeof Question>;
export const QuestionList = z.strictObject({ items: z.array(Question) }).meta({ id: 'QuestionList' });
