/**
 * What the process asks of one department: a whole statement, sent again in full whenever anything of it changes;
 * consumers upsert it by task id under the higher sequence (design.md §4).
 */
import { z } from 'zod';
import { FACT_KIND_LIST, type FactKind } from './fact-kinds.js';
import { Code, CompanyCode, CustomerCode, DeptCode, DeskCode, Fen, GoodsCode, Instant, ItemCode, LineNo, PlantCode, Quantity, RemedyCode, ReturnNo, RoleKey, Scope, SignedFen, StaffId, TaskId, UnitCode } from './scalars.js';

export const LabelText = z.strictObject({ zh: z.string(), en: z.string() });

export const TaskLine = z.strictObject({
  line: LineNo, item: ItemCode, batch: Code.optional(), qty: Quantity, unit: UnitCode, portion: Code.optional(),
});
export type TaskLine = z.infer<typeof TaskLine>;

/** What the task's fact may contain: departments follow this and know no policy (design.md §2.3). */
export const TaskMenu = z.strictObject({
  /** verdicts of a gate's level */
  verdicts: z.array(z.enum(['accept', 'reject', 'supplement'])).optional(),
  gate: Code.optional(), level: z.int().min(1).optional(),
  /** 判定: allowed goods outcomes, each with its allowed remedies and the clause that allows it */
  outcomes: z.array(z.strictObject({
    goods: GoodsCode, remedies: z.array(RemedyCode).min(1), clause: z.string(),
    /** is the repair free or quoted; share of the price it is worth (0 = 不予计算价值), where the policy says */
    charge: z.enum(['free', 'quote']).optional(), valueBps: z.int().min(0).optional(),
  })).optional(),
  /** 判定 by several: what the first has proposed and the others sign; 判定审批: what is to be approved */
  proposal: z.array(z.strictObject({ line: LineNo, portions: z.array(z.strictObject({ qty: Quantity, goods: GoodsCode, remedy: RemedyCode })).min(1) })).optional(),
  /** codes the fact must choose from: on-site results, discrepancy results, ways out of an anomaly */
  results: z.array(Code).optional(),
  /** 客户答复: the question, what the customer may answer and choose, and what his silence will mean (null: nothing by itself) */
  about: Code.optional(), answers: z.array(z.enum(['accept', 'refuse', 'counter'])).optional(), choices: z.array(RemedyCode).optional(),
  silence: z.enum(['accept', 'refuse']).nullable().optional(),
  /** 资格核对: open checks, each with its clause */
  openChecks: z.array(z.strictObject({ code: Code, zh: z.string(), en: z.string(), clause: z.string() })).optional(),
  /** fields the form asks per line, and the form itself (P23); where the fact must show several papers, all of them */
  fields: z.array(Code).optional(),
  form: z.strictObject({ code: Code, zh: z.string() }).optional(), forms: z.array(z.strictObject({ code: Code, zh: z.string() })).optional(),
  /** documents to check (receipt) or to enclose (instruction) */
  documents: z.array(Code).optional(),
  /** names of shelf area and label (receipt, hold), of the store (stock in) */
  area: z.string().optional(), label: z.string().optional(), store: z.string().optional(),
  /** 检验: minimum share of the goods; per line, where lines differ, method and smallest sample; what is checked on every unit */
  sampling: z.strictObject({ method: Code, minBps: z.int() }).optional(),
  samples: z.array(z.strictObject({ line: LineNo, method: Code, min: Quantity })).optional(),
  checks: z.array(Code).optional(),
  /** 退货指引: where the goods go */
  address: Code.optional(),
  /** roles that must have signed with him (验收, 差异处理); what follows from missing accessories */
  signers: z.array(RoleKey).optional(), accessories: z.enum(['ignore', 'deduct', 'hold']).optional(),
  /** 分拣 and 检验: grades to choose from; 待检池: more than so many units start the inspection */
  grades: z.array(Code).optional(), poolOver: z.int().optional(),
  /** 责任判定: who bears the cost by fault and cause (`free`: the policy leaves it to the judge), and what follows for the unit at fault */
  bearers: z.array(z.strictObject({ fault: Code, cause: Code.optional(), bearer: Code, free: z.boolean() })).optional(), penalty: z.enum(['none', 'assess', 'fine']).optional(),
  priority: z.boolean().optional(),
  duty: Code.optional(),
  /** 事项 opened because a limit was missed: the step that limit stops at */
  lateOf: Code.optional(),
  anomalyId: TaskId.optional(), anomalyKind: Code.optional(),
  /** 单项暂停复核: the clock that stands */
  clockId: TaskId.optional(),
  loop: Code.optional(), round: z.int().optional(), roundsLeft: z.int().optional(),
  /** 结算, 押金: what the fact is about, in Fen: the net to audit, what is left to book or pay, the difference to adjust */
  amount: SignedFen.optional(),
  /** 结算协商: a partial refund may be agreed up to this, Fen */
  upTo: Fen.optional(),
  deductions: z.array(z.strictObject({ code: Code, label: LabelText, amount: Fen, clause: z.string() })).optional(),
  /** ways a payment may go; whether an account the customer named must be verified before */
  routes: z.array(Code).optional(), verifyAccount: z.boolean().optional(),
  /** who bears the freight and who pays it first: for the customer (退货指引), and for the bills that come with the papers */
  freight: z.strictObject({ payer: Code, prepaid: Code.optional(), clause: z.string() }).optional(),
  /** what must be confirmed item by item, or named, for the work to count (返修, 换证), or written down of every line (验收) */
  requires: z.array(Code).optional(),
  /** a quote the customer is asked about: price and promised date; account that the work's cost is booked to */
  fee: Fen.optional(), promisedAt: Instant.optional(), account: Code.optional(),
  /** the work may turn out other than agreed: the customer is then asked anew */
  differs: z.boolean().optional(),
  /** a limit of the policy runs to the date agreed in this fact (`promisedAt`, T36) */
  promises: z.boolean().optional(),
  /** outcome the customer is asked to agree to */
  goods: GoodsCode.optional(),
  /** four eyes: staff who may not take this task, because they applied for it or decided another level at another desk */
  notBy: z.array(StaffId).optional(),
});
export type TaskMenu = z.infer<typeof TaskMenu>;

export const TASK_STATES = ['open', 'asked_back', 'done', 'withdrawn'] as const;

export const TaskStatement = z.strictObject({
  /** unique within the return: scope/step/round/level */
  taskId: TaskId,
  /** raised whenever the instructions change; a fact names the revision it answered */
  rev: z.int().min(1),
  state: z.enum(TASK_STATES),
  companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo, customerCode: CustomerCode,
  step: Code, title: LabelText, scope: Scope, round: z.int().min(1), level: z.int().min(1),
  owner: z.strictObject({ dept: DeptCode, role: RoleKey, head: RoleKey }),
  desk: DeskCode,
  accepts: z.enum(FACT_KIND_LIST as [FactKind, ...FactKind[]]),
  lines: z.array(TaskLine),
  menu: TaskMenu,
  /** things the person must know, as codes with words: goods already here, outcome struck off … */
  notes: z.array(z.strictObject({ code: Code, zh: z.string(), en: z.string() })),
  openedAt: Instant, dueAt: Instant.nullable(),
  /** the clock that runs on this task (extendable by this id), if any */
  clockId: TaskId.nullable(), extendable: z.boolean(),
  clause: z.string(),
});
export type TaskStatement = z.infer<typeof TaskStatement>;
