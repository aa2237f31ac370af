/** The answer object (product.md, preamble): where one return stands, for whoever asks inside. */
import { z } from 'zod';
import { DeptCode, Fen, Instant, RoleKey } from '@guitu/contracts/scalars';
import { ScannedLabel } from '@guitu/contracts/scanned-label';
import { LabelText } from '@guitu/contracts/task';
import { RESULTS, STAGES, type Stage } from '@guitu/contracts/vocabulary';

const keys = <K extends string>(table: Record<K, unknown>): [K, ...K[]] => Object.keys(table) as [K, ...K[]];
/** How far something is: nothing of it, a part, all of it; null: it does not happen in this return. */
const Progress = z.enum(['open', 'partly', 'done']);

export const ReturnAnswer = z.object({
  returnNo: z.string(), customerCode: z.string(), plantCode: z.string(), registeredAt: Instant,
  closed: z.boolean(), result: z.enum(keys(RESULTS)).nullable(),
  stages: z.array(z.object({ stage: z.enum(keys(STAGES)), ...LabelText.shape })),
  /** goods received · judged · paid or booked */
  bar: z.object({ goods: Progress, quality: Progress, money: Progress }),
  waitingFor: z.array(z.object({
    taskId: z.string(), dept: DeptCode, department: LabelText, role: RoleKey, roleName: LabelText,
    /** opaque staff id of who has taken the task; null: nobody yet, or another department's own matter */
    person: z.string().nullable(),
    verb: LabelText, lines: z.array(z.int()),
    /** the customer's or carrier's turn; the department chases it */
    counterparty: z.string().nullable(),
    since: Instant, dueAt: Instant.nullable(),
    /** working time left until due (ms), 0 once it is late; null: no limit */
    workingMsLeft: z.int().nullable(),
    pausedReason: z.string().nullable(), late: z.boolean(),
  })),
  promisedToCustomer: Instant.nullable(),
  /** what had been promised before production moved its date; null: it stands as it was promised */
  promiseChangedFrom: Instant.nullable(),
  /** 分; for those who may see money */
  amount: z.object({ value: Fen, is: z.enum(['fixed', 'estimate']) }).nullable().optional(),
  blockedBy: z.array(LabelText),
  /** what the number asked for is: its own, a parcel's, a voucher's … */
  foundBy: z.string(),
  sentence: LabelText, customerSentence: LabelText,
}).meta({ id: 'ReturnAnswer' });
export type ReturnAnswer = z.infer<typeof ReturnAnswer>;

export const Answer = z.object({ q: z.string(), sentence: LabelText, returns: z.array(ReturnAnswer), more: z.boolean(), label: ScannedLabel.nullable().describe('what the text says as a label of goods') }).meta({ id: 'NumberAnswer' });
/** What may be handed to the customer as it is. */
export const CustomerAnswer = z.object({ sentence: LabelText, returns: z.array(z.object({ returnNo: z.string(), sentence: LabelText, closed: z.boolean() })) }).meta({ id: 'CustomerAnswer' });

export const stageWords = (stages: readonly Stage[]): ReturnAnswer['stages'] => stages.map((stage) => ({ stage, zh: STAGES[stage].zh, en: STAGES[stage].en }));
