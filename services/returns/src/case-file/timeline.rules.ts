/** How events become entries of a timeline: when they count and what they are called. Pure. */
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import type { ProcessEventName } from '@guitu/contracts/events/process-events';
import { DEPARTMENTS, RESULTS, type CaseResult, type Dept, type Label } from '@guitu/contracts/vocabulary';

/** An event's body as it was stored; which fields it has depends on the type. */
export type StoredBody = Readonly<Record<string, unknown>>;

type Words = (body: StoredBody) => Label;
interface EffectKind {
  readonly words: Words;
  /** field in which the effect says when it took effect (UTC ms); without one it counts from when the process recorded it */
  readonly instant?: string;
}

const TASK_STATES: Readonly<Record<string, Label>> = {
  open: { zh: '待办', en: 'Task' }, asked_back: { zh: '请求退回待办', en: 'Task asked back' }, done: { zh: '待办完成', en: 'Task done' }, withdrawn: { zh: '待办撤回', en: 'Task withdrawn' },
};
const CLOCK_STATES: Readonly<Record<string, Label>> = {
  running: { zh: '时限', en: 'Deadline' }, paused: { zh: '时限暂停', en: 'Deadline paused' }, met: { zh: '时限达成', en: 'Deadline met' },
  late: { zh: '时限超时完成', en: 'Deadline met late' }, cancelled: { zh: '时限取消', en: 'Deadline cancelled' },
};
const RUNG_ACTIONS: Readonly<Record<string, Label>> = { remind: { zh: '提醒', en: 'Reminder' }, breach: { zh: '超时', en: 'Overdue' }, escalate: { zh: '升级', en: 'Escalated' } };

const words = (zh: string, en: string): Words => () => ({ zh, en });
/** What it is, and the title of the thing it is about. */
const titled = (what: (body: StoredBody) => Label | undefined): Words => (body) => {
  const { zh = '', en = '' } = (body['title'] ?? {}) as Partial<Label>;
  return { zh: `${what(body)?.zh ?? '事件'}：${zh}`, en: `${what(body)?.en ?? 'Event'}: ${en}` };
};

const EFFECTS: Readonly<Record<ProcessEventName, EffectKind>> = {
  'task-stated': { words: titled((body) => TASK_STATES[String(body['state'])]) },
  'clock-stated': { words: titled((body) => CLOCK_STATES[String(body['state'])]) },
  'rung-reached': { words: titled((body) => RUNG_ACTIONS[String(body['action'])]), instant: 'rungAt' },
  'breach-withdrawn': { words: titled(words('撤销超时', 'Breach withdrawn')), instant: 'detectedAt' },
  'anomaly-stated': { words: titled(words('异常', 'Anomaly')), instant: 'raisedAt' },
  'notice-requested': { words: titled(words('通知', 'Notice')) },
  'answer-deemed': { words: titled(words('逾期视为答复', 'Silence taken as the answer')), instant: 'dueAt' },
  'link-requested': { words: titled(words('关联流程', 'Linked')) },
  'amount-proposed': { words: words('结算方案', 'Amount proposed') },
  'return-closed': { words: (body) => RESULTS[body['result'] as CaseResult] ?? { zh: '结案', en: 'Closed' }, instant: 'closedAt' },
  'operator-entry': { words: (body) => ({ zh: `操作员输入：${String(body['signal'])}`, en: `Operator entry: ${String(body['signal'])}` }), instant: 'at' },
  'stray-fact': { words: words('无法受理的事实', 'Fact that no process could take') },
  'fact-applied': { words: words('流程已接收', 'Taken by the process') },
  'status-stated': { words: words('状态', 'Status') },
};
/** `process.rung-reached.v1` → its kind; undefined for facts and for effects of a newer process. */
const effectOf = (type: string): EffectKind | undefined => EFFECTS[/^process\.(.+)\.v\d+$/.exec(type)?.[1] as ProcessEventName];

/** When an event counts in the timeline, UTC ms. @param recorded by its producer's database */
export function entryInstant(type: string, body: StoredBody, recorded: number): number {
  const field = type.startsWith('process.') ? effectOf(type)?.instant : 'recordedAt';
  const instant = field === undefined ? undefined : body[field];
  return typeof instant === 'number' ? instant : recorded;
}

/** What was said to or by a department, and which. */
const department = (zh: string, en: string): Words => (body) => {
  const dept = DEPARTMENTS[body['dept'] as Dept] as Label | undefined;
  return { zh: `${zh}：${dept?.zh ?? ''}`, en: `${en}: ${dept?.en ?? ''}` };
};
/** Messages of the house. */
const MESSAGE_WORDS: Readonly<Record<string, Words>> = { 
  'returns.task-nudged.v1': titled(words('跟催', 'Nudged')), 'returns.customer-asked': words('向客户提问', 'Customer asked'), 'returns.customer-told': words('客户回复', 'Customer’s answer'),
  'returns.department-asked': department('提问', 'Asked'), 'returns.department-told': department('答复提问', 'Answered'), 'returns.question-withdrawn': words('撤回提问', 'Question taken back'),
  'returns.customer-notified': words('告知客户', 'Customer notified'),
  'production.order-date-moved.v1': words('交期变更', 'Date moved'),
};

/** What an entry is called in the list. */
export function entryTitle(type: string, body: StoredBody): Label {
  return MESSAGE_WORDS[type]?.(body) ?? effectOf(type)?.words(body) ?? FACT_KINDS[body['kind'] as FactKind] ?? { zh: type, en: type };
}
