/** A question to the customer as it is asked, answered and read. */
import { z } from 'zod';
import { Instant, StaffId, TaskId, Uuid } from '@guitu/contracts/scalars';
import { STEP_KEYS } from '@guitu/return-process/policy/steps';

const Words = z.string().trim().min(1).max(2000);
export const AskBody = z.strictObject({
  /** step whose matter the answer is: photos for the check of eligibility, a word on a discrepancy … */
  reason: z.enum(STEP_KEYS),
  /** task that cannot go on without the answer */
  taskId: TaskId.optional(),
  words: Words, dueAt: Instant,
}).meta({ id: 'AskCustomer' });
export const AnswerBody = z.strictObject({ words: Words }).meta({ id: 'CustomerTold' });

export const Question = z.strictObject({
  id: Uuid, returnNo: z.string(), reason: z.string(), taskId: z.string().nullable(), askedBy: StaffId, askedAt: Instant, dueAt: Instant,
  /** limit that stands while nobody has answered; null: none may */
  pausedClock: z.string().nullable(),
  answeredBy: StaffId.nullable(), answeredAt: Instant.nullable(),
  /** null for those who may not read what is written inside */
  words: z.string().nullable(), answer: z.string().nullable(),
}).meta({ id: 'CustomerQuestion' });
export type Question = z.infer<typeof Question>;
export const QuestionList = z.strictObject({ items: z.array(Question) }).meta({ id: 'CustomerQuestionList' });
