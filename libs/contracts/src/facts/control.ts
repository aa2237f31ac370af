/** Controls over clocks, loops and anomalies, and duties (事项). */
import { z } from 'zod';
import { Code, Fen, Instant, ReasonCode, TaskId, TextRef } from '../scalars.js';

export const ExtendPayload = z.strictObject({ clockId: TaskId, newDue: Instant, reasonCode: ReasonCode, opinionRef: TextRef.optional() });
export const PausePayload = z.strictObject({ reasonCode: ReasonCode, until: Instant, opinionRef: TextRef.optional() });
export const ResumePayload = z.strictObject({ reasonCode: ReasonCode });
/** 放行循环: so many rounds more; 0 = no more, the goods are judged again. */
export const GrantPayload = z.strictObject({ loop: Code, rounds: z.int().min(0).max(3), reasonCode: ReasonCode });
export const ResolvePayload = z.strictObject({ anomalyId: TaskId, verdict: z.enum(['accept', 'dismiss']), reasonCode: ReasonCode, opinionRef: TextRef.optional() });
export const DutyPayload = z.strictObject({ duty: Code, formNo: Code.optional(), amount: Fen.optional(), opinionRef: TextRef.optional() });
