/** What the process tells the world (design.md §3 effects, §4 bridge out). Tasks, clocks and status are whole statements. */
import { z } from 'zod';
import { FACT_KIND_LIST, type FactKind } from '../fact-kinds.js';
import { DeliveredFact } from '../fact.js';
import { Code, CompanyCode, DeptCode, DeskCode, FactSourceCode, Fen, Instant, LineNo, PlantCode, RemedyCode, ReturnNo, RoleKey, Scope, StaffId, TaskId } from '../scalars.js';
import { ReturnStatus } from '../status.js';
import { LabelText, TaskLine, TaskStatement } from '../task.js';
import { ANOMALIES, LINKS, RESULTS, type AnomalyKind, type CaseResult, type LinkKind } from '../vocabulary.js';
import { defineEvent, type EventDefinition } from './define-event.js';

/** The return an effect is about, in every body. */
const About = z.strictObject({ companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo });
const Addressee = z.strictObject({ dept: DeptCode, role: RoleKey });

export const ClockStatement = z.strictObject({
  ...About.shape,
  clockId: TaskId, sla: Code, title: LabelText, kind: z.enum(['sla', 'chase']), owner: Addressee, taskId: TaskId.nullable(),
  state: z.enum(['running', 'paused', 'met', 'late', 'cancelled']),
  startedAt: Instant, dueAt: Instant.nullable(), provisional: z.boolean(),
  editions: z.array(z.strictObject({ dueAt: Instant, at: Instant, why: Code })),
  metAt: Instant.nullable(), breachedAt: Instant.nullable(), breachWithdrawnAt: Instant.nullable(),
  /** the breach fell into an emergency (应急): it counts in no figure (P01) */
  inEmergency: z.boolean().optional(),
});
export type ClockStatement = z.infer<typeof ClockStatement>;

export const RungReached = z.strictObject({
  ...About.shape,
  clockId: TaskId, sla: Code, title: LabelText, action: z.enum(['remind', 'breach', 'escalate']), rung: z.int().min(0),
  dueAt: Instant, rungAt: Instant, to: z.array(Addressee).min(1), taskId: TaskId.nullable(),
});
export const BreachWithdrawn = z.strictObject({ ...About.shape, clockId: TaskId, sla: Code, title: LabelText, dueAt: Instant, metAt: Instant, detectedAt: Instant, to: z.array(Addressee) });
export const FactApplied = z.strictObject({
  ...About.shape, source: FactSourceCode, seq: z.int(), factId: z.string(), kind: z.enum(FACT_KIND_LIST as [FactKind, ...FactKind[]]),
  outcome: z.enum(['applied', 'kept', 'duplicate', 'anomaly', 'ignored']), anomalies: z.array(Code),
});
export const AnomalyStatement = z.strictObject({
  ...About.shape, anomalyId: TaskId, kind: z.enum(Object.keys(ANOMALIES) as [AnomalyKind, ...AnomalyKind[]]), title: LabelText,
  state: z.enum(['open', 'info', 'resolved']), step: Code.nullable(), factId: z.string().nullable(), count: z.int().min(1), raisedAt: Instant,
});
/** `counterparty`: the notice goes to the customer too; who he is, and how he is reached, masterdata alone knows. */
export const NoticeRequested = z.strictObject({
  ...About.shape, text: Code, title: LabelText, to: z.array(Addressee), counterparty: z.enum(['customer']).optional(), anchor: Code, clause: z.string(),
});
export type NoticeRequested = z.infer<typeof NoticeRequested>;
/** Nobody answered a question to the customer until `dueAt`, and the policy says what his silence means (process-model.md §1.6). */
export const AnswerDeemed = z.strictObject({
  ...About.shape, taskId: TaskId, title: LabelText, about: Code, answer: z.enum(['accept', 'refuse']), dueAt: Instant, clause: z.string(),
});
export type AnswerDeemed = z.infer<typeof AnswerDeemed>;
/**
 * A neighbour workflow is asked for: claim, complaint, pool, refund … (process-model.md §1.8). `linkId` is the same in every
 * replay, so asking twice starts one; its answers come back as link facts that name it.
 */
export const LinkRequested = z.strictObject({
  ...About.shape, linkId: TaskId, kind: z.enum(Object.keys(LINKS) as [LinkKind, ...LinkKind[]]), title: LabelText,
  /** step and scope that ask for it */
  step: Code, scope: Scope, lines: z.array(TaskLine),
  /** what the neighbour already knows it by (claim number, order number), if anything */
  ref: Code.nullable(), amount: Fen.nullable(), clause: z.string(),
});
export type LinkRequested = z.infer<typeof LinkRequested>;
/** Why a value is what it is: rule, clause, policy version, inputs, and what it was made from. */
export interface ExplanationTree {
  readonly rule: string; readonly clause: string; readonly policy: string;
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>; readonly result: string | number | boolean | null;
  readonly because: readonly ExplanationTree[];
}
const Told = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const ExplanationTree: z.ZodType<ExplanationTree> = z.strictObject({
  rule: z.string(), clause: z.string(), policy: z.string(), inputs: z.record(z.string(), Told), result: Told,
  get because() {
    return z.array(ExplanationTree);
  },
});
/** 计价: what the customer is to get, before finance and the chain have agreed. Money in Fen. */
export const AmountProposed = z.strictObject({
  ...About.shape, round: z.int().min(1), gross: Fen, net: Fen, deductions: z.array(z.strictObject({ code: Code, amount: Fen })),
  lines: z.array(z.strictObject({ line: LineNo, remedy: RemedyCode, net: Fen })), because: ExplanationTree,
});
export const ReturnClosed = z.strictObject({
  ...About.shape, result: z.enum(Object.keys(RESULTS) as [CaseResult, ...CaseResult[]]), closedAt: Instant, state: z.record(z.string(), z.unknown()),
  /** P24: account its failure cost goes to, and the periodic reports it is to appear in */
  costAccount: Code.optional(), reports: z.array(Code).optional(),
});
/** A signal typed by an operator, handed to the owning department as a command in his name (design.md §4). */
export const OperatorEntry = z.strictObject({
  ...About.shape, entryId: z.string().max(120), desk: DeskCode, signal: z.string().max(40), kind: z.enum(FACT_KIND_LIST as [FactKind, ...FactKind[]]),
  taskId: TaskId.nullable(), scope: Scope, staff: StaffId.nullable(), payload: z.record(z.string(), z.unknown()), at: Instant,
});
/** A fact that reached no running process: closed return, or still unknown after ten minutes. */
export const StrayFact = z.strictObject({ ...About.shape, reason: z.enum(['closed', 'unknown']), fact: DeliveredFact });
/** The confirmed order of things once a batch was recorded, for consumers that show a return's status. */
export const TaskStatedV1 = defineEvent('process.task-stated.v1', TaskStatement);
export const ClockStatedV1 = defineEvent('process.clock-stated.v1', ClockStatement);
export const StatusStatedV1 = defineEvent('process.status-stated.v1', ReturnStatus);
export const RungReachedV1 = defineEvent('process.rung-reached.v1', RungReached);
export const BreachWithdrawnV1 = defineEvent('process.breach-withdrawn.v1', BreachWithdrawn);
export const FactAppliedV1 = defineEvent('process.fact-applied.v1', FactApplied);
export const AnomalyStatedV1 = defineEvent('process.anomaly-stated.v1', AnomalyStatement);
export const NoticeRequestedV1 = defineEvent('process.notice-requested.v1', NoticeRequested);
export const AnswerDeemedV1 = defineEvent('process.answer-deemed.v1', AnswerDeemed);
export const LinkRequestedV1 = defineEvent('process.link-requested.v1', LinkRequested);
export const AmountProposedV1 = defineEvent('process.amount-proposed.v1', AmountProposed);
export const ReturnClosedV1 = defineEvent('process.return-closed.v1', ReturnClosed);
export const OperatorEntryV1 = defineEvent('process.operator-entry.v1', OperatorEntry);
export const StrayFactV1 = defineEvent('process.stray-fact.v1', StrayFact);

export const PROCESS_EVENTS = {
  'task-stated': TaskStatedV1, 'clock-stated': ClockStatedV1, 'status-stated': StatusStatedV1, 'rung-reached': RungReachedV1,
  'breach-withdrawn': BreachWithdrawnV1, 'fact-applied': FactAppliedV1, 'anomaly-stated': AnomalyStatedV1, 'notice-requested': NoticeRequestedV1,
  'link-requested': LinkRequestedV1, 'answer-deemed': AnswerDeemedV1,
  'amount-proposed': AmountProposedV1, 'return-closed': ReturnClosedV1, 'operator-entry': OperatorEntryV1, 'stray-fact': StrayFactV1,
} as const;
export type ProcessEventName = keyof typeof PROCESS_EVENTS;
export type ProcessEventBody<N extends ProcessEventName> = (typeof PROCESS_EVENTS)[N] extends EventDefinition<infer T> ? T : never;

/** An effect of the process core: one process event, with the instant it took effect and what caused it. */
export type Effect = { [N in ProcessEventName]: { readonly event: N; readonly at: number; readonly cause: string; readonly body: ProcessEventBody<N> } }[ProcessEventName];
