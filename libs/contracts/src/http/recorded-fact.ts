/** Answer to every command: the stored fact, and what the return is waiting for as far as this department knows. */
import { z } from 'zod';
import { FactBody } from '../fact.js';
import { ReturnStatus } from '../status.js';
import { TaskStatement } from '../task.js';

/** One sentence each, never empty for an open return (product.md, preamble). */
export const AnswerObject = z.strictObject({
  returnNo: z.string(), status: ReturnStatus.nullable(), sentence: z.strictObject({ zh: z.string(), en: z.string() }),
}).meta({ id: 'Answer' });
export type AnswerObject = z.infer<typeof AnswerObject>;

export const RecordedFact = z.strictObject({
  fact: FactBody.extend({ seq: z.int() }),
  task: TaskStatement.nullable(),
  answer: AnswerObject,
}).meta({ id: 'RecordedFact' });
export type RecordedFact = z.infer<typeof RecordedFact>;
