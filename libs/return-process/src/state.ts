/**
 * The state of one return: the engine's state with lines, consignments, portions and supplies (process-model.md §1.1, §1.5).
 * Plain JSON. Quantities are whole steps of the line's unit.
 */
import type { CaseResult, Goods, LinkKind, Remedy, Unit } from '@guitu/contracts/vocabulary';
import type { Loop } from './policy/steps.js';
import type { Kept, ProcessState, Scope } from './engine/model.js';
import type { Ledger } from './tracks/settle/ledger.js';

/** An attribute a condition of the policy may read. */
export type Attr = string | number | boolean;

/** What was announced: item and quantity; never split. `over` = accepted or returned surplus. */
export interface Line {
  line: number; item: string; batch?: string; unit: Unit; claimed: number; over: number; /** of `over`, what was accepted */ accepted?: number; attrs: Record<string, Attr>;
  /** price of one unit in Fen */
  unitPrice?: number;
  /** `YYYY-MM-DD`, from which windows and warranty run */
  shipDate?: string; receiptDate?: string;
  warrantyMonths?: number;
}

/** 受理: what the intake knows beside attributes. */
export interface Intake {
  /** answers a person gave to checks that the attributes left open */
  found: Record<string, boolean>;
  /** forms that came with the registration or later */
  forms: string[];
  /** window (P02) and warranty (P04) as they were found, with the last day of each; lines alike stand together */
  computed: { rule: string; result: string; until: string | null; lines: number[] }[];
  /** lines that were applied for too late, where P03 leaves that to somebody */
  late: number[];
  /** why lines or the return were refused: codes of checks, P02 (late), P04 (warranty), or the step that refused */
  reasons: string[];
  /** 审核 sent it back for papers: 补齐资料 is needed whatever is there */
  supplementAsked: boolean;
  /** approved before it was registered, e.g. each return of a recall */
  preApproved: boolean;
  /** the whole return is refused and may still be appealed against; `by` = the step that refused */
  refused: { by: string; at: number } | null;
  /** an accepted appeal or 特批: lateness and checks refuse nothing any more */
  excused: boolean;
}

export interface CaseScope extends Scope { kind: 'case' }

/** What becomes of a difference, in units: short goods are not sent or still to come, surplus is accepted or goes back. */
export interface Fate { notSent: number; toCome: number; accepted: number; sendBack: number; claimed?: number }

/** 判定 of one line as it was proposed: the parts add up to what is undecided. */
export interface ProposedPart { qty: number; goods: Goods; remedy: Remedy; attrs?: Record<string, Attr> }
export interface ProposedLine { line: number; parts: ProposedPart[] }

/** 到货批: goods expected or travelling together. */
export interface Consignment extends Scope {
  kind: 'consignment';
  /** instant from which the customer knows where to send it; null = goods are not on their way by our word */
  instructedAt: number | null;
  /** counted quantity per line number, until the difference to what was announced is settled */
  counts: Record<string, number>;
  /** time of the latest of these counts */
  countedAt: number | null;
  settledAt: number | null;
  /** lines that have an inspection result */
  inspected: number[];
  /** documents that came with the goods (P09), and fields that were missing on them (R03) */
  documents?: string[]; fieldsMissing?: string[];
  /** what was agreed about the difference, until the customer has signed the count again */
  pending?: { [line: string]: Fate };
  /** parts on which several sign, or that wait for approval */
  proposal?: ProposedLine[];
  /** 客户发货 was told: the wait for the goods is chased from then on */
  dispatchedAt: number | null;
}

/** Loops that goods go round in, one portion at a time. */
export type GoodsLoop = 'rework' | 'repack' | 'proposal';

/** A part won by dismantling: pieces of another item, never of the line's own quantity. */
export interface Conversion { portion: string; line: number; item: string; qty: number; state: 'good' | 'refurbish' | 'scrap' }
/** A cost booked to an account of the policy, in Fen. */
export interface Cost { account: string; fen: number; line: number; step: string; at: number }

/** 份: line × quantity in one position. Splits, never merges. */
export interface Portion extends Scope {
  kind: 'portion';
  line: number; consignment: string | null; qty: number;
  arrivedAt: number | null;
  goods: Goods | null; remedy: Remedy | null; decidedAt: number | null;
  /** the decision this portion comes from; supplies owed name it too */
  decision: string | null;
  /** what was found of this part alone: a grade, a fault; over what is known of its line */
  attrs?: Record<string, Attr>;
  /** what was known of those its judgement has set, before it did (null: nothing): a corrected judgement begins from there */
  attrsBefore?: Record<string, Attr | null>;
  /** parts on which several sign, or that wait for approval */
  proposal?: ProposedLine[];
  /** outcomes struck off: tried or refused; and the step in which each failed */
  struck: Goods[];
  struckIn?: { [goods in Goods]?: string };
  redecided: number;
  /** remedies in kind that were not approved */
  denied?: Remedy[];
  /** its own judgement, or the approval of one, waits for 补批 */
  heldBack?: 'redecide' | 'redecideApprove';
  /** the way of the goods is over: only the remedy is decided again */
  goodsKept?: true;
  /** the remedy was fixed when the return was valued, ahead of the judgement: it stands where the goods allow it */
  valued?: true;
  /** the remedy was carried out already: only the goods are decided again */
  remedyKept: boolean;
  /** per loop: how often it was sent round again, and rounds allowed beyond the policy's bound */
  rounds?: { readonly [loop in GoodsLoop]?: number };
  granted?: { readonly [loop in GoodsLoop]?: number };
  /** the bound it has reached: a named person decides whether it goes round again */
  limit?: GoodsLoop;
  /** what was quoted, in Fen; parts split off later share it by its id */
  quoted?: { id: string; fee: number; promisedAt: number | null };
  /** what was agreed does not hold any more: it is quoted again */
  renegotiate?: true;
  /** done in this round of a step, and not split off because the return has too many portions already: a quantity per fate */
  progress?: { step: string; round: number; done: number[] };
  /** on its way back because the return was rejected, withdrawn or cancelled */
  windDown: boolean;
  endedAt: number | null;
}

/** 换补单: what is owed to the customer in kind. */
export interface Supply extends Scope { kind: 'supply'; line: number; qty: number; remedy: Remedy; decision: string; endedAt: number | null; shipped: boolean; /** opened with the approval, before the goods are judged */ advance?: true }

/** An anomaly's own scope: its task and clock. */
export interface AnomalyScope extends Scope { kind: 'anomaly' }

/** 关联: a neighbour workflow this return asked for; its answers are link facts under rising versions. */
export interface Link {
  id: string; kind: LinkKind; state: 'requested' | 'open' | 'done' | 'refused' | 'lost';
  /** step and scope that asked for it */
  step: string; scope: string; lines: { line: number; qty: number }[];
  /** what the neighbour knows it by */
  ref: string | null; amount: number | null; at: number; results: string[]; version: number;
}

export type ReturnScope = CaseScope | Consignment | Portion | Supply | AnomalyScope;

export interface About { companyCode: string; plantCode: string; returnNo: string; customerCode: string; policy: string }

export interface ReturnState extends ProcessState {
  about: About;
  /** who applied: never a signer of his own return (I14) */
  applicant: string[];
  openedAt: number;
  /** when the complaint reached the house (T01 counts from it); the registration when nothing earlier is known */
  complaintAt: number;
  attrs: Record<string, Attr>;
  lines: Line[];
  scopes: ReturnScope[];
  counters: { consignment: number; portion: number; supply: number; decision: number };
  links: Link[];
  /** 重开: when, by whom, and how it had ended before */
  reopened?: { at: number; role: string; result: CaseResult }[];
  /** version of the policy whose limits alone hold (换版 new_dates) */
  dates?: string;
  /** parts won from dismantled goods; costs of work at the customer's */
  conversions?: Conversion[];
  costs?: Cost[];
  /** version of the latest 数量汇总 */
  totalsVersion?: number;
  /** 责任判定: fault and cause, the unit it lies with, who bears the cost and by which clause */
  responsibility?: { fault: string; cause: string; unit: string; bearer: string; clause: string; assessment: string | null };
  intake: Intake;
  /** the complaint that took over the labels of stock and line */
  heldBy?: string;
  /** rounds granted beyond the bound, per loop of the whole return (放行循环) */
  granted: { [loop in Loop]?: number };
  /** 先发新货 was looked at: it is opened once */
  advanced?: true;
  /** 押金 in Fen, and what became of it */
  deposit?: { received: number; settled: string | null };
  /** 结算, once it was valued */
  settlement?: Ledger;
  /** 收尾: how the return will end early, and since when */
  ending: { result: Exclude<CaseResult, 'completed'>; at: number } | null;
  /** how it will have ended when everything is carried out, where that is not 结案: the customer took something else instead */
  endsAs?: 'alternative';
  result: CaseResult | null;
  closedAt: number | null;
  kept: Kept[];
}

export const consignments = (state: ReturnState): Consignment[] => state.scopes.filter((scope) => scope.kind === 'consignment');
export const portions = (state: ReturnState): Portion[] => state.scopes.filter((scope) => scope.kind === 'portion');
export const supplies = (state: ReturnState): Supply[] => state.scopes.filter((scope) => scope.kind === 'supply');
export const lineOf = (state: ReturnState, line: number): Line | undefined => state.lines.find((other) => other.line === line);
export const portionsOf = (state: ReturnState, consignment: string): Portion[] => portions(state).filter((portion) => portion.consignment === consignment);

/** Arrived, alive and waiting for a judgement. */
export const isUndecidedHere = (portion: Portion): boolean => portion.arrivedAt !== null && portion.decidedAt === null && portion.endedAt === null;
export const isExpected = (portion: Portion): boolean => portion.arrivedAt === null && portion.endedAt === null;
