/**
 * Body of every command: which task it answers, when it was done, the fact's own payload spread beside it, and files and free text that
 * stay in the department (`opinion` is stored there; the fact carries only its id as `opinionRef`). References to what the
 * department keeps are its own to set; nobody sends one.
 */
import { z } from 'zod';
import type { FactKind } from '../fact-kinds.js';
import { FACT_PAYLOADS } from '../facts/payloads.js';
import { Instant, Scope, TaskId } from '../scalars.js';

/** Files uploaded to this department before (`POST attachments`), in the order they are to be shown. */
export const AttachmentIds = z.array(z.uuid()).min(1).max(20);

export const CommandFields = z.strictObject({
  taskId: TaskId.optional(),
  /** revision of the task the person saw; an older one is accepted and marked */
  taskRev: z.int().min(1).optional(),
  scope: Scope.optional(),
  performedAt: Instant.optional(),
  opinion: z.string().trim().min(1).max(2000).optional(),
  attachments: AttachmentIds.optional(),
});
export type CommandFields = z.infer<typeof CommandFields>;

/** A report as it is typed (改善报告, 8D): cause, interim and permanent measures; it stays in the department, like an opinion. */
export const ReportWords = z.string().trim().min(1).max(20_000);

/** Strict body schema of a command of this kind: unknown fields are errors. */
export function commandBody<K extends FactKind>(kind: K) {
  const payload = FACT_PAYLOADS[kind] as unknown as z.ZodObject;
  const { opinionRef: _kept, reportRef: _too, planRef: _likewise, evidenceRef: _withItsFile, prior: _theProcessOwn, ...shape } = payload.shape;
  return z.strictObject({ ...CommandFields.shape, ...shape }).meta({ id: `Record_${kind}` });
}
