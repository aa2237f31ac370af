/**
 * A procedure profile: everything a policy owner decides, as data (process-model.md §4.1, policy/v1). Every number is an
 * integer; every code is a key of a list of the same profile; every rule row names its clause. Frozen by hash once released.
 */
import type { Dept, Goods as AnyGoods, Label, Remedy } from '@guitu/contracts/vocabulary';
import type { Bps, CaseAttrs, Code, Fen, LineAttrs, Qty } from './attributes.js';
import type { Clause, Row, Table, When } from './conditions.js';
import type { Anchor, AskKey, ExecStep, Gate, Loop, StepKey } from './steps.js';
import type { Chase, Role, Rung, Sla, Span } from './time.js';

/** Outcomes a policy may allow; the other two are set by the process alone. */
export type Goods = Exclude<AnyGoods, 'NOT_SENT' | 'NO_GOODS'>;
/** Over named checks of `eligibility`. */
export type Rule = Code | { readonly all: readonly Rule[] } | { readonly any: readonly Rule[] };

export interface RoleDef extends Label { readonly dept: Dept; readonly head: Role }
/** One level; its condition reads the goods the gate is about too, and for 换补 the remedy that is owed. */
export interface Level { readonly role: Role; readonly when?: When<LineAttrs>; readonly clause: Clause }
/** 审批链: levels in order, or all of them jointly. */
export interface Chain {
  readonly mode: 'serial' | 'joint'; readonly levels: readonly Level[];
  readonly onReject: 'refuse' | 'redecide' | 'previous'; readonly empty: 'pass' | 'invalid';
}
/** 事项: a paper or act without a decision; `before` = what it blocks, by default `close`. */
export interface Duty extends Label {
  readonly by: Role; readonly form?: Code; readonly after: Anchor; readonly before?: StepKey | 'none';
  readonly per?: 'case' | 'consignment' | 'portion' | 'supply'; readonly when?: When<LineAttrs>; readonly clause: Clause;
}
/** 表单: its gate cannot complete without it, where its condition holds. */
export interface Form extends Label {
  readonly gate: StepKey; readonly fields: readonly Code[]; readonly copies: readonly Role[]; readonly issuedBy?: Role; readonly when?: When<LineAttrs>;
}
export interface Ask {
  readonly on: boolean; readonly by: Role; readonly when?: When<LineAttrs>; readonly timeout: Span;
  readonly onTimeout: 'deem_accepted' | 'deem_refused' | 'escalate'; readonly clause: Clause;
}
export interface Check extends Label { readonly test: When<LineAttrs>; readonly clause: Clause }
export interface Deduction extends Label {
  readonly when: When<LineAttrs>; readonly base: 'creditable' | 'line' | 'list_minus_paid'; readonly bps?: Bps; readonly amount?: 'missingValue'; readonly clause: Clause;
}
export interface Notice {
  readonly on: Anchor | 'rejected' | 'mismatch' | 'breach'; readonly to: readonly (Role | 'customer')[];
  readonly when?: When<CaseAttrs>; readonly text: Code; readonly clause: Clause;
}
/** Part of the policy or not; without a condition it always is. */
type Maybe<T> = (T & { readonly when?: When<LineAttrs> }) | null;
type By = { readonly by: Role; readonly when: When<LineAttrs> };

export interface Profile {
  readonly key: Code; readonly version: number; readonly zh: string; readonly en: string;
  /** `YYYY-MM-DD`, local day of the plant */
  readonly effectiveFrom: string;
  readonly owner: Role; readonly sources: readonly Clause[];
  /** time-lapse for demonstrations: only such a profile may use spans in seconds */
  readonly demo?: true;
  readonly roles: Readonly<Record<Role, RoleDef>>;
  /** whom a rung `to: 'management'` reaches, and who is reminded for ever after the last rung */
  readonly management: Role;
  /** where the procedure orders a step; printed on its task. A step without an entry is 'house'. */
  readonly clauses: Readonly<Partial<Record<StepKey, Clause>>>;
  /** words of the fields that forms and receipt ask for */
  readonly fields: Readonly<Record<Code, Label>>;
  /** words of notices and of nothing else */
  readonly texts: Readonly<Record<Code, Label>>;
  readonly reasons: Readonly<Record<Code, Label & { readonly group: CaseAttrs['reasonGroup'] }>>;
  readonly products: Readonly<Record<Code, Label>>; readonly customers: Readonly<Record<Code, Label>>;
  readonly grades: Readonly<Record<Code, Label>>; readonly causes: Readonly<Record<Code, Label>>; readonly onsiteResults: Readonly<Record<Code, Label>>;
  /** P01 日历 · what an emergency does to limits */
  readonly calendar: Code; readonly emergency: 'pause' | 'flag';
  /** P02 申请期限 (K01); no matching row = no window */
  readonly windows: readonly Row<LineAttrs, { readonly span: Span; readonly from: 'receipt' | 'ship' | 'on_the_spot' }>[];
  /** P03 逾期申请 (K02) */
  readonly late: { readonly then: 'reject' | 'exception' | 'quote' | 'alternative' };
  /** P04 保修 */
  readonly warranty: {
    readonly on: boolean; readonly months: Table<LineAttrs, number>; readonly perContract: boolean; readonly effect: 'gate' | 'quote'; readonly voidWhen: When<LineAttrs>;
  };
  /** P05 受理条件; `rule` null = nothing to check */
  readonly eligibility: { readonly by: Role; readonly checks: Readonly<Record<Code, Check>>; readonly rule: Rule | null };
  /** P06 审批链 (K03, K04, K14) */
  readonly approvals: Readonly<Partial<Record<Gate, Chain>>>;
  /** P07 时限 (K05–K09) · 升级阶梯 · 跟催 */
  readonly sla: Readonly<Record<Code, Sla>>; readonly ladders: Readonly<Record<Code, readonly Rung[]>>; readonly chase: Chase;
  /** 循环上限; `grant` = who may allow one more round */
  readonly loops: Readonly<Record<Loop, { readonly max: number; readonly grant: Role }>>;
  /** 首次联系 */
  readonly contact: { readonly on: boolean; readonly by: Role; readonly when?: When<CaseAttrs> };
  /** 遏制 */
  readonly containment: { readonly on: boolean; readonly holds: readonly { readonly by: Role; readonly label: string }[]; readonly release: Role };
  /** P08 现场 */
  readonly onsite: {
    readonly mode: 'none' | 'optional' | 'required'; readonly by: Role;
    readonly results: Readonly<Record<Code, { readonly goods: Goods | 'RETURN' | 'REFUSED'; readonly remedy?: Remedy }>>;
  };
  /** P09 收货方式; goods false = 无实物 */
  readonly inbound: {
    readonly goods: Table<CaseAttrs, boolean>; readonly carrier: 'customer' | 'courier' | 'company'; readonly ships: Role | 'customer'; readonly instruct: Role;
    readonly documents: readonly Code[]; readonly missing: 'refuse' | 'hold' | 'note'; readonly address: Table<LineAttrs, Code>;
  };
  /** P10 运费 (K15) */
  readonly freight: Table<LineAttrs, { readonly payer: 'company' | 'customer' | 'half' | 'one_trip_each' | 'open'; readonly prepaid?: 'customer' }>;
  /** P11 验收; shortfallFrom = outcomes that shrink first when less arrives than was judged */
  readonly receipt: {
    readonly by: Role; readonly joint: readonly Role[]; readonly fields: readonly Code[]; readonly area: string; readonly label: string;
    readonly notify: Role | null; readonly signoff: Role | null;
    readonly mismatch: { readonly tell: readonly Role[]; readonly recount: boolean; readonly sign: readonly Role[]; readonly carrierClaim: When<LineAttrs> };
    readonly accessories: Table<LineAttrs, 'ignore' | 'deduct' | 'hold'>; readonly shortfallFrom: readonly Goods[];
  };
  /** P12 数量等级 (K11) */
  readonly classes: readonly Row<CaseAttrs, Code>[]; readonly classNames: Readonly<Record<Code, Label>>;
  /** P13 检验 (K10); mode receipt = 验收即检验 */
  readonly inspection: {
    readonly mode: 'none' | 'receipt' | 'step'; readonly when: When<LineAttrs>; readonly at: 'before_return' | 'before_receipt' | 'after_receipt'; readonly by: Role;
    readonly sort: Table<LineAttrs, Role> | null;
    readonly sampling: Table<LineAttrs, { readonly method: 'full' | 'normal' | 'mixed_lot' | 'random'; readonly minBps: Bps }>;
    readonly perUnit: readonly Code[]; readonly pool: { readonly over: Qty } | null;
  };
  /** P14 判定 (K12 when, K13 by whom); valueBps 0 = 不予计算价值 */
  readonly disposition: {
    readonly at: 'before_return' | 'before_receipt' | 'after_receipt';
    readonly by: { readonly mode: 'one' | 'joint' | 'meeting' | 'rules'; readonly roles: readonly Role[] };
    readonly rules: Table<LineAttrs, { readonly allow: readonly Goods[] | 'all'; readonly valueBps?: Bps }>;
    readonly remedies: Table<LineAttrs, readonly Remedy[]>; readonly charge: Table<LineAttrs, 'free' | 'quote'>;
  };
  /** P15 允许结果 */
  readonly outcomes: { readonly goods: readonly Goods[]; readonly remedies: readonly Remedy[] };
  /** P16 返修 */
  readonly rework: {
    readonly by: Table<LineAttrs, Role>; readonly plan: By | null; readonly order: Role | null; readonly priority: boolean; readonly firstArticle: By | null;
    readonly reinspect: Role | null; readonly unitTest: { readonly by: Role; readonly goods: readonly Goods[] } | null; readonly dispatchCheck: Role | null; readonly requires: readonly Code[];
  };
  /** 执行岗位 · 入库仓别与标记 */
  readonly execution: Readonly<Record<ExecStep, Role>>; readonly stores: Table<LineAttrs, string>;
  /** P17 评审与改善 */
  readonly review: {
    readonly meeting: By | null; /** `key@version` of the complaint procedure */ readonly home: 'return' | { readonly complaint: string }; readonly effect: Maybe<{ readonly by: Role }>;
    readonly report: Maybe<{ readonly by: Role; readonly kind: 'improvement' | '8d' | 'analysis' }>; readonly toCustomer: Maybe<{ readonly by: Role; readonly form: Code }>;
  };
  /** P18 结算 (K16 deductions, K17 route, K18 moment); off as long as the house has no finance desk (`on: {any: []}`) */
  readonly settlement: {
    readonly on: When<CaseAttrs>; readonly trigger: 'approve' | 'receive' | 'inspect' | 'dispose' | 'executed'; readonly audit: Role | null; readonly post: Role | null;
    readonly pay: Role | null; readonly tell: Role | null; readonly verifyAccount: boolean; /** a partial refund is what both agree, within the price */ readonly negotiated?: boolean; readonly adjust: { readonly by: Role; readonly tolerance: Fen };
    readonly route: Table<CaseAttrs, 'original' | 'offset' | 'customer_choice' | 'credit' | 'bank' | 'cash'>;
    readonly deductions: Readonly<Record<Code, Deduction>>;
    readonly rounding: { readonly mode: 'half_up' | 'half_even' | 'down'; readonly at: 'line' | 'total' };
  };
  /** P19 换货补货 (K19) */
  readonly replacement: {
    readonly by: Role; readonly make: Role | null; readonly ship: Role; readonly advance: When<CaseAttrs>; readonly deny: When<CaseAttrs>;
    readonly deposit: { readonly when: When<CaseAttrs>; readonly bps: Bps; readonly by: Role; readonly unproven: 'decide' | 'offset_price' | 'refund' } | null;
  };
  /** P20 责任 (K21) */
  readonly responsibility: { readonly by: Role | null; readonly bearer: Table<LineAttrs, Code>; readonly penalty: 'none' | 'assess' | 'fine'; readonly supplierNotice: When<LineAttrs> };
  /** P21 客户确认 (K20) */
  readonly ask: Readonly<Record<AskKey, Ask>>;
  /** P22 通知 */
  readonly notifications: readonly Notice[];
  /** P23 表单 · 事项 */
  readonly forms: Readonly<Record<Code, Form>>; readonly duties: Readonly<Record<Code, Duty>>;
  /** P24 结案 (the closing review is approvals.close) */
  readonly closure: { readonly survey: boolean; readonly costAccount: Code | null; readonly reports: readonly Code[] };
}

/** A profile with its inheritance resolved: complete, canonical, what a run pins. */
export type ResolvedProfile = Profile;

/** Keys under which a condition, a rule or a span stands: replaced whole. No list of codes may use one as a code. */
export type WholeKey = 'when' | 'on' | 'voidWhen' | 'test' | 'rule' | 'advance' | 'deny' | 'carrierClaim' | 'supplierNotice' | 'budget' | 'span' | 'timeout';

/** What may be said about one value of the parent: lists, tables, chains, conditions and spans whole, objects by key (§4.2). */
type Deep<T> = T extends readonly unknown[] | { readonly rows: readonly unknown[] } | { readonly levels: readonly unknown[] } | Span ? T
  : T extends object ? { readonly [K in keyof T]?: (K extends WholeKey ? T[K] : Deep<T[K]>) | null } : T;

/** A profile as written: the differences from its parent. `null` removes an entry, or sets a field that may be null. */
export type Patch = Deep<Omit<Profile, 'key' | 'version'>> & { readonly key: Code; readonly version: number; readonly extends?: `${string}@${number}` };
