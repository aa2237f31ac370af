/** The catalogue of events as the pages need it: name, words, topic, fields. */
import { EVENTS } from '@guitu/contracts/events/catalogue';
import { FACT_KIND_LIST, FACT_KINDS, factEventType, type FactClass, type FactKind } from '@guitu/contracts/fact-kinds';
import { SERVED_DESKS, type Label } from '@guitu/contracts/vocabulary';
import { MASTER_TYPES, type MasterType } from '@guitu/contracts/masterdata/types';
import { z } from 'zod';

export interface JsonSchema { readonly [keyword: string]: unknown; readonly properties?: Readonly<Record<string, JsonSchema>>; readonly required?: readonly string[] }
export interface EventEntry {
  readonly type: string;
  /** producing service = suffix of the topic */
  readonly source: string;
  readonly words: Label;
  /** set when the event carries a fact */
  readonly fact?: { readonly kind: FactKind; readonly class: FactClass };
  readonly schema: JsonSchema;
}

/** Words of the events that carry no fact. */
const WORDS: Readonly<Record<string, Label>> = {
  'returns.policy-published.v1': { zh: '制度已发布', en: 'A version of a policy, whole; the process pins returns to it' },
  'returns.calendar-published.v1': { zh: '日历已发布', en: 'A version of a plant calendar, whole' },
  'returns.task-nudged.v1': { zh: '跟催', en: 'Somebody of the house asks whoever a return waits for to get on' },
  'returns.serials-registered.v1': { zh: '登记的序列号', en: 'Which serials a return will bring, for the scan at the dock' },
  'returns.taken-over.v1': { zh: '期初在途', en: 'A return that was under way at go-live, with what had happened to it; the process plays it, each desk writes its own rows of it' },
  'returns.question-stated.v1': { zh: '提问', en: 'Somebody of the house asks a department, or the customer, about a return; said again at every rung until it is answered' },
  ...Object.fromEntries(SERVED_DESKS.map((desk) => [`${desk}.task-reassigned.v1`, { zh: '改派', en: 'The head’s answer to a late task: somebody else does it; the next rung is his' }])),
  ...Object.fromEntries(SERVED_DESKS.map((desk) => [`${desk}.task-held.v1`, { zh: '领取、指派、转交', en: 'Somebody has taken a task in hand: what rang about it was acted on' }])),
  'warehouse.follow-up-stated.v1': { zh: '跟进', en: 'Something in the return area that needs somebody and belongs to no running return: a parcel nobody announced, a claim on the carrier, a difference of the count' },
  'production.order-date-moved.v1': { zh: '改交期、延误', en: 'The date of a piece of production’s work has moved; sales, the customer’s promise and after-sales follow' },
  'process.task-stated.v1': { zh: '待办', en: 'A task as it now stands; upserted by task id under the higher sequence' },
  'process.clock-stated.v1': { zh: '时限', en: 'A clock as it now stands, with every edition of its due time' },
  'process.status-stated.v1': { zh: '退货单状态', en: 'What a return waits for, its stages and quantities' },
  'process.rung-reached.v1': { zh: '提醒、超时、升级', en: 'A rung of a ladder was reached: remind, breach or escalate' },
  'process.breach-withdrawn.v1': { zh: '撤销超时', en: 'A breach does not stand: the fact was in time and arrived later' },
  'process.fact-applied.v1': { zh: '事实已处理', en: 'What became of a department’s fact' },
  'process.anomaly-stated.v1': { zh: '异常', en: 'A fact that does not fit, as it now stands' },
  'process.answer-deemed.v1': { zh: '逾期视为答复', en: 'A customer’s silence, where the policy says what it means' },
  'process.notice-requested.v1': { zh: '通知', en: 'Somebody is to be told, by order of the policy' },
  'process.amount-proposed.v1': { zh: '结算方案', en: 'What the customer is to get, with the rule, clause and inputs of each amount' },
  'process.link-requested.v1': { zh: '关联流程', en: 'A neighbour workflow is asked for: claim, complaint, pool, refund' },
  'process.return-closed.v1': { zh: '退货单已结束', en: 'The return ended; carries the last state' },
  'process.operator-entry.v1': { zh: '操作员指令', en: 'A signal typed by an operator, for the owning department to decide' },
  'process.stray-fact.v1': { zh: '无主事实', en: 'A fact that reached no running process' },
  ...Object.fromEntries((Object.keys(MASTER_TYPES) as MasterType[]).map((type) => [`masterdata.${type}-stated.v1`, { zh: MASTER_TYPES[type].zh, en: `${MASTER_TYPES[type].en}: a record as it now stands, without value: deleted; the highest version counts` }])),
  'masterdata.people-stated.v1': { zh: '人员已录全', en: 'Everybody a company employs is stated: whoever is not among them is let in nowhere' },
  'masterdata.import-rejected.v1': { zh: '导入被拒', en: 'A row of an import topic that was refused; lies on guitu.import.rejected' },
  'returns.import-rejected.v1': { zh: '发货行导入被拒', en: 'A delivery line of an import topic that was refused; lies on guitu.import.rejected' },
  'masterdata.person-erased.v1': { zh: '删除个人信息', en: 'A person’s data were erased by this order; lies on guitu.erasures, from which a restored masterdata carries it out again' },
};

const factOf = new Map(FACT_KIND_LIST.flatMap((kind) => FACT_KINDS[kind].desks.map((desk) => [factEventType(desk, kind), kind] as const)));

function entry(type: string, source: string, schema: z.ZodType): EventEntry {
  const kind = factOf.get(type);
  const words = kind === undefined ? WORDS[type] : { zh: FACT_KINDS[kind].zh, en: FACT_KINDS[kind].en };
  if (words === undefined) throw new Error(`事件缺少说明 / an event without words: ${type}`);
  // draft-07 is what AsyncAPI's own schema format builds on; `output` = what stands in the topic
  const { $schema: _dialect, ...body } = z.toJSONSchema(schema, { target: 'draft-7', io: 'output' });
  return { type, source, words, schema: body as JsonSchema, ...(kind === undefined ? {} : { fact: { kind, class: FACT_KINDS[kind].class } }) };
}

/** Every event, grouped by nothing, in the catalogue's order. @throws when an event has no words */
export const eventEntries = (): EventEntry[] => [...EVENTS.values()].map(({ type, source, schema }) => entry(type, source, schema));

/** Producing services in the order in which they first appear. */
export const sourcesOf = (entries: readonly EventEntry[]): string[] => [...new Set(entries.map(({ source }) => source))];
