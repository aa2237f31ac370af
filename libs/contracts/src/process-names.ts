/** Names that live for ever in stored histories, consoles and saved views (temporal-anchors.md §2.11). */
import { FACT_KINDS, FACT_KIND_LIST, type FactKind } from './fact-kinds.js';

export const WORKFLOW_TYPE = 'customerReturn';
export const TASK_QUEUE = 'rma';

/** Workflow id of a return; numbers are unique per company only. */
export const workflowId = (companyCode: string, returnNo: string): string => `rma/${companyCode}-${returnNo}`;
/** Kafka key, journal subject and stream of a return. */
export const subjectOf = (companyCode: string, returnNo: string): string => `${companyCode}/${returnNo}`;

/** Names operators use on purpose; the registration starts the run, the calendar and facts of type N are the system's own. */
const NOT_SIGNALS: readonly FactKind[] = ['register', 'released', 'refused', 'pool_started', 'totals', 'link', 'calendar'];
/** [Chinese name, ASCII alias] of every signal an operator may type; both reach the same handler. */
export const SIGNALS: readonly (readonly [zh: string, kind: FactKind])[] =
  FACT_KIND_LIST.filter((kind) => !NOT_SIGNALS.includes(kind)).map((kind) => [FACT_KINDS[kind].zh, kind] as const);
/** Signal of facts that no person ever types: a task handed back, an operator's entry refused, numbers and links. */
export const SYSTEM_SIGNAL = 'fact';
/** The signal by which the bridge delivers a department's fact: 判定, 审核 …, so that a history reads as what people did. */
export const signalOf = (kind: FactKind): string => (NOT_SIGNALS.includes(kind) ? SYSTEM_SIGNAL : FACT_KINDS[kind].zh);

/** Query that asks a run for the last revision it knows to be recorded. */
export const RECORDED_QUERY = 'recorded';

/** Search attributes; ASCII names, typed when the namespace is made (infra). */
export const SEARCH_ATTRIBUTES = {
  RmaStage: 'Keyword', RmaOwner: 'Keyword', RmaPlant: 'Keyword', RmaCustomer: 'Keyword', RmaPolicy: 'Keyword', RmaAttention: 'Keyword',
  RmaDueAt: 'Datetime', RmaBreaches: 'KeywordList', RmaEscalation: 'Int', RmaPaused: 'Bool', RmaTakenOver: 'Bool',
} as const;
