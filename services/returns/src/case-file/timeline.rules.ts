/** How events become entries of a timeline: when they count and what they are called. Pure. */
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { PROCESS_EVENTS, type ProcessEventName } from '@guitu/contracts/events/process-events';
import { RESULTS, type CaseResult, type Label } from '@guitu/contracts/vocabulary';

/** An event's body as it was stored; which fields it has depends on the type. */
export type StoredBody = Readonly<Record<string, unknown>>;

/** Where an effect says itself when it took effect (UTC ms); the others count from when the process recorded them. */
const INSTANT_FIELDS: Partial<Record<ProcessEventName, string>> = {
  'rung-reached': 'rungAt', 'breach-withdrawn': 'detectedAt', 'return-closed': 'closedAt', 'anomaly-stated': 'raisedAt', 'operator-entry': 'at',
};
const EFFECT_NAMES: ReadonlyMap<string, ProcessEventName> = new Map((Object.keys(PROCESS_EVENTS) as ProcessEventName[]).map((name) => [PROCESS_EVENTS[name].type, name]));

/** When an event counts in the timeline, UTC ms. @param recorded by its producer's database */
export function entryInstant(type: string, body: StoredBody, recorded: number): number {
  const effect = EFFECT_NAMES.get(type);
  const field = effect === undefined ? 'recordedAt' : INSTANT_FIELDS[effect];
  const instant = field === undefined ? undefined : body[field];
  return typeof instant === 'number' ? instant : recorded;
}

const TASK_STATES: Readonly<Record<string, Label>> = {
  open: { zh: '待办', en: 'Task' }, asked_back: { zh: '请求退回待办', en: 'Task asked back' }, done: { zh: '待办完成', en: 'Task done' }, withdrawn: { zh: '待办撤回', en: 'Task withdrawn' },
};
const CLOCK_STATES: Readonly<Record<string, Label>> = {
  running: { zh: '时限', en: 'Deadline' }, paused: { zh: '时限暂停', en: 'Deadline paused' }, met: { zh: '时限达成', en: 'Deadline met' },
  late: { zh: '时限超时完成', en: 'Deadline met late' }, cancelled: { zh: '时限取消', en: 'Deadline cancelled' },
};
const RUNG_ACTIONS: Readonly<Record<string, Label>> = { remind: { zh: '提醒', en: 'Reminder' }, breach: { zh: '超时', en: 'Overdue' }, escalate: { zh: '升级', en: 'Escalated' } };

/** What an entry is called in the list. */
export function entryTitle(type: string, body: StoredBody): Label {
  const effect = EFFECT_NAMES.get(type);
  if (effect === undefined) return FACT_KINDS[body['kind'] as FactKind] ?? { zh: type, en: type };
  switch (effect) {
    case 'task-stated': return named(TASK_STATES[String(body['state'])], body);
    case 'clock-stated': return named(CLOCK_STATES[String(body['state'])], body);
    case 'rung-reached': return named(RUNG_ACTIONS[String(body['action'])], body);
    case 'breach-withdrawn': return named({ zh: '撤销超时', en: 'Breach withdrawn' }, body);
    case 'anomaly-stated': return named({ zh: '异常', en: 'Anomaly' }, body);
    case 'notice-requested': return named({ zh: '通知', en: 'Notice' }, body);
    case 'return-closed': return RESULTS[body['result'] as CaseResult] ?? { zh: '结案', en: 'Closed' };
    case 'operator-entry': return { zh: `操作员输入：${String(body['signal'])}`, en: `Operator entry: ${String(body['signal'])}` };
    case 'stray-fact': return { zh: '无法受理的事实', en: 'Fact that no process could take' };
    case 'fact-applied': return { zh: '流程已接收', en: 'Taken by the process' };
    case 'status-stated': return { zh: '状态', en: 'Status' };
  }
}

function named(what: Label | undefined, body: StoredBody): Label {
  const { zh = '', en = '' } = (body['title'] ?? {}) as Partial<Label>;
  return { zh: `${what?.zh ?? '事件'}：${zh}`, en: `${what?.en ?? 'Event'}: ${en}` };
}

/** Money that only the customer's side and management see (product.md §3.1 "Who sees what"). */
const MONEY = new Set(['unitPrice', 'amount', 'cost']);

/** The value without money, wherever it stands in it. */
export function withoutMoney(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMoney);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !MONEY.has(key)).map(([key, item]) => [key, withoutMoney(item)]));
}
