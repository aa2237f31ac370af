/** Controls (class X) over clocks, loops, anomalies, steps and the policy version, and duties (事项). */
import { z } from 'zod';
import { Code, Fen, Instant, ReasonCode, Scope, TaskId, TextRef, Uuid } from '../scalars.js';
import { FieldValues } from './field-values.js';
import { PinnedRef } from './neighbours.js';

export const ExtendPayload = z.strictObject({ clockId: TaskId, newDue: Instant, reasonCode: ReasonCode, opinionRef: TextRef.optional() });
/** 暂停: the whole return, or one clock. */
export const PausePayload = z.strictObject({ reasonCode: ReasonCode, until: Instant, clockId: TaskId.optional(), opinionRef: TextRef.optional() });
export const ResumePayload = z.strictObject({ reasonCode: ReasonCode, clockId: TaskId.optional() });
/** 放行循环: so many rounds more; 0 = no more, the goods are judged again. */
export const GrantPayload = z.strictObject({ loop: Code, rounds: z.int().min(0).max(3), reasonCode: ReasonCode });
export const ResolvePayload = z.strictObject({ anomalyId: TaskId, verdict: z.enum(['accept', 'dismiss']), reasonCode: ReasonCode, opinionRef: TextRef.optional() });
export const DutyPayload = z.strictObject({ duty: Code, formNo: Code.optional(), amount: Fen.optional(), fields: FieldValues.optional(), opinionRef: TextRef.optional() });
export const CancelPayload = z.strictObject({ reasonCode: ReasonCode, opinionRef: TextRef.optional() });
/** 重开: the process goes on from the final state in its own record; `prior`, a copy of it, is read where somebody sends one and decides nothing. */
export const ReopenPayload = z.strictObject({ reasonCode: ReasonCode, prior: z.record(z.string(), z.unknown()).optional(), opinionRef: TextRef.optional() });
/** 更正: what an earlier fact should have said; its payload is judged by the schema of that fact's kind. */
export const CorrectPayload = z.strictObject({ factId: Uuid, payload: z.record(z.string(), z.unknown()), reasonCode: ReasonCode, opinionRef: TextRef.optional() });
/** 人工干预: one step of the scope named in the envelope. */
export const OverridePayload = z.strictObject({ step: Code, act: z.enum(['skip', 'void', 'reopen']), reasonCode: ReasonCode, opinionRef: TextRef.optional() });
/**
 * 时间认定 (design.md §3 "Times"): a head says whether the time at which a late entry is said to have happened counts. `said`: what the
 * entry was about, by which the process finds the limit it ended.
 */
export const ClaimedTimePayload = z.strictObject({
  factId: Uuid, verdict: z.enum(['confirm', 'refuse']), reasonCode: ReasonCode, claimedAt: Instant,
  said: z.strictObject({ kind: Code, taskId: TaskId.optional(), scope: Scope.optional() }), opinionRef: TextRef.optional(),
});
/** 换版: `new_dates` takes only spans from the new version, `flow` its steps too. */
export const RepinPayload = z.strictObject({ policy: PinnedRef, mode: z.enum(['new_dates', 'flow']), reasonCode: ReasonCode, opinionRef: TextRef.optional() });
