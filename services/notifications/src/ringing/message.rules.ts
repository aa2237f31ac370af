/** What people read when the process rings them, in both languages. Pure: the event in, the words out. */
import type { QuestionStated } from '@guitu/contracts/events/question-stated';
import type { OrderDateMoved } from '@guitu/contracts/events/order-date-moved';
import { noteOf } from './note-done.js';
import { localWords } from '../rules/local-words.rules.js';
import type { ProcessEventBody, ProcessEventName } from '@guitu/contracts/events/process-events';
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { RESULTS } from '@guitu/contracts/vocabulary';

/** What a row of the list is about; `alarm`: the house itself, not a return. */
export const KINDS = ['remind', 'breach', 'escalate', 'breach_withdrawn', 'notice', 'closed', 'task', 'decision', 'answer', 'customer_replied', 'changed', 'difference', 'class_change', 'alarm', 'nudge'] as const;
export type NotificationKind = (typeof KINDS)[number];

/** What of an event the words are made from. */
type Part<N extends ProcessEventName, K extends keyof ProcessEventBody<N>> = Pick<ProcessEventBody<N>, K>;
interface Words { readonly zh: string; readonly en: string }
export interface Message {
  readonly kind: NotificationKind;
  readonly title: Words;
  readonly text: Words;
  readonly taskId: string | null;
  /** UTC ms; shown in the reader's own zone, so no text repeats it */
  readonly dueAt: number | null;
}

/** A rung of a ladder. Reminders come before or after the due time; a breach and an escalation always after. */
export function rungMessage(rung: Part<'rung-reached', 'returnNo' | 'title' | 'action' | 'taskId' | 'dueAt' | 'rungAt'>): Message {
  const { returnNo, title, action, taskId, dueAt } = rung;
  const words: Record<typeof action, { title: Words; text: Words }> = {
    remind: {
      title: { zh: `提醒：${title.zh}`, en: `Reminder: ${title.en}` },
      text: rung.rungAt < dueAt
        ? { zh: `${returnNo}「${title.zh}」即将到期。`, en: `${returnNo}: “${title.en}” is due soon.` }
        : { zh: `${returnNo}「${title.zh}」已到期，尚未完成。`, en: `${returnNo}: “${title.en}” is due and not done.` },
    },
    breach: {
      title: { zh: `超时：${title.zh}`, en: `Overdue: ${title.en}` },
      text: { zh: `${returnNo}「${title.zh}」已超过时限。`, en: `${returnNo}: “${title.en}” has passed its limit.` },
    },
    escalate: {
      title: { zh: `升级：${title.zh}`, en: `Escalated: ${title.en}` },
      text: { zh: `${returnNo}「${title.zh}」超时仍未完成，请介入。`, en: `${returnNo}: “${title.en}” is overdue and still not done; please step in.` },
    },
  };
  return { kind: action, ...words[action], taskId, dueAt };
}

/** An earlier breach did not stand: the work had been done in time and the news came late (design.md §3 "Times"). */
export function withdrawnMessage(withdrawn: Part<'breach-withdrawn', 'returnNo' | 'title' | 'dueAt'>): Message {
  const { returnNo, title, dueAt } = withdrawn;
  return {
    kind: 'breach_withdrawn', taskId: null, dueAt,
    title: { zh: `撤销超时：${title.zh}`, en: `Not overdue after all: ${title.en}` },
    text: { zh: `${returnNo}「${title.zh}」已按时完成，先前的超时记录撤销。`, en: `${returnNo}: “${title.en}” was done in time; the overdue mark is withdrawn.` },
  };
}

/** What a procedure orders to be told (通知). */
export function noticeMessage(notice: Part<'notice-requested', 'returnNo' | 'title' | 'clause'>): Message {
  const { returnNo, title, clause } = notice;
  return {
    kind: 'notice', taskId: null, dueAt: null, title,
    text: { zh: `${returnNo}：${title.zh}（${clause}）`, en: `${returnNo}: ${title.en} (${clause})` },
  };
}

export function closedMessage(closed: Part<'return-closed', 'returnNo' | 'result'>): Message {
  const { returnNo } = closed;
  const result = RESULTS[closed.result];
  return {
    kind: 'closed', taskId: null, dueAt: null,
    title: { zh: `${result.zh}：${returnNo}`, en: `${result.en}: ${returnNo}` },
    text: { zh: `${returnNo} 已结束，结果：${result.zh}。`, en: `${returnNo} has ended: ${result.en}.` },
  };
}

export function taskMessage(task: Part<'task-stated', 'returnNo' | 'title' | 'taskId' | 'dueAt'>): Message {
  const { returnNo, title } = task;
  return {
    kind: 'task', taskId: task.taskId, dueAt: task.dueAt,
    title: { zh: `新待办：${title.zh}`, en: `New task: ${title.en}` },
    text: { zh: `${returnNo}「${title.zh}」等待处理。`, en: `${returnNo}: “${title.en}” waits for you.` },
  };
}

/** The customer's silence counts as an answer by the policy (process-model.md §1.6). */
export function deemedMessage(deemed: Part<'answer-deemed', 'returnNo' | 'title' | 'answer' | 'clause'>): Message {
  const { returnNo, title, clause } = deemed;
  const [zh, en] = deemed.answer === 'accept' ? ['同意', 'consent'] : ['不同意', 'refusal'];
  return {
    kind: 'customer_replied', taskId: null, dueAt: null,
    title: { zh: `视为${zh}：${title.zh}`, en: `Taken as ${en}: ${title.en}` },
    text: { zh: `${returnNo} 客户逾期未答复「${title.zh}」，按制度视为${zh}（${clause}）。`, en: `${returnNo}: no answer to “${title.en}” in time; the policy takes it as ${en} (${clause}).` },
  };
}

/** 实收差异: somebody has to decide it, and sales hears of it (product.md §5). */
export function differenceMessage({ returnNo, title }: Part<'task-stated', 'returnNo' | 'title'>): Message {
  return {
    kind: 'difference', taskId: null, dueAt: null, title: { zh: `实收差异：${returnNo}`, en: `Difference at receipt: ${returnNo}` },
    text: { zh: `${returnNo} 实收与申请有差异，待处理「${title.zh}」。`, en: `${returnNo}: what arrived differs from the request; “${title.en}” is open.` },
  };
}

/** Goods or papers that no running return could take. */
export function strayMessage({ returnNo, reason, fact }: Part<'stray-fact', 'returnNo' | 'reason' | 'fact'>): Message {
  const kind = FACT_KINDS[fact.kind];
  const why = reason === 'closed' ? { zh: '该单已结束', en: 'the return has ended' } : { zh: '没有对应的退货单', en: 'there is no such return' };
  return {
    kind: 'difference', taskId: null, dueAt: null, title: { zh: `无主「${kind.zh}」：${returnNo}`, en: `Unplaced “${kind.en}”: ${returnNo}` },
    text: { zh: `${returnNo} 收到「${kind.zh}」，但${why.zh}，请认领。`, en: `${returnNo}: “${kind.en}” came in, but ${why.en}; please claim it.` },
  };
}

/** 零星→批量, 池检启动. */
export function classMessage(returnNo: string, what: Words): Message {
  return { kind: 'class_change', taskId: null, dueAt: null, title: { zh: `${what.zh}：${returnNo}`, en: `${what.en}: ${returnNo}` }, text: { zh: `${returnNo}：${what.zh}。`, en: `${returnNo}: ${what.en}.` } };
}

/** 跟催: somebody waits for this task. */
export function nudgeMessage({ returnNo, taskId, title, dueAt }: { readonly returnNo: string; readonly taskId: string; readonly title: Words; readonly dueAt: number | null }): Message {
  return {
    kind: 'nudge', taskId, dueAt, title: { zh: `催办：${title.zh}`, en: `Please get on: ${title.en}` },
    text: { zh: `${returnNo}「${title.zh}」有人在等，请尽快办理。`, en: `${returnNo}: somebody waits for “${title.en}”; please get on with it.` },
  };
}

/** What somebody asked to get on with is done, or no longer needed. */
export function finishedMessage({ returnNo, title, state }: Part<'task-stated', 'returnNo' | 'title' | 'state'>): Message {
  const [zh, en] = state === 'done' ? ['已完成', 'done'] : ['已撤销，无需办理', 'withdrawn'];
  return {
    kind: 'answer', taskId: null, dueAt: null, title: { zh: `${zh}：${title.zh}`, en: `${title.en}: ${en}` },
    text: { zh: `${returnNo} 您催办的「${title.zh}」${zh}。`, en: `${returnNo}: “${title.en}”, which you asked for, is ${en}.` },
  };
}

/** 跟进: something in the return area needs somebody though no running return asks for it; from the first rung on it is late or nearly so. */
export function followUpMessage({ followUpId, title, ref, dueAt, rung }: { readonly followUpId: string; readonly title: Words; readonly ref: string; readonly dueAt: number; readonly rung: number }): Message {
  const taskId = noteOf('follow-up', followUpId);
  if (rung === 0) return { kind: 'difference', taskId, dueAt, title: { ...title }, text: { zh: `${title.zh}，请按时办理。`, en: `${title.en}: please see to it in time.` } };
  return { kind: 'escalate', taskId, dueAt, title: { zh: `未办：${title.zh}`, en: `Still open: ${title.en}` }, text: { zh: `${title.zh} 仍无人办结（${ref}）。`, en: `${title.en}: nobody has ended this yet (${ref}).` } };
}

/** 提问 to a department or the customer, at its rung; answered or taken back, whoever asked or was asked hears of it. Its words are read where it is answered. */
export function questionMessage({ questionId, returnNo, title, to, dueAt, rung, state }: QuestionStated): Message {
  const about = to === null ? { zh: `问客户「${title.zh}」`, en: `Question to the customer (${title.en})` } : { zh: `提问「${title.zh}」`, en: `Question (${title.en})` };
  const said = (kind: NotificationKind, zh: string, en: string): Message => ({ kind, taskId: state === 'open' ? noteOf('question', questionId) : null, dueAt: state === 'open' ? dueAt : null, title: { zh: `${zh}：${about.zh}`, en: `${about.en}: ${en}` }, text: { zh: `${returnNo} ${about.zh}${zh}。`, en: `${returnNo}: ${about.en} ${en}.` } });
  if (state === 'answered') return said('answer', '已答复', 'has been answered');
  if (state === 'withdrawn') return said('answer', '已撤回，无需答复', 'has been taken back');
  if (rung === 0) return said('task', '待答复', 'waits for an answer');
  if (rung === 1) return said('remind', '即将到期，尚未答复', 'is due soon and not answered');
  return rung === 2 ? said('breach', '已到期，尚未答复', 'is due and not answered') : said('escalate', '逾期仍未答复', 'is overdue and still not answered');
}

/** 改交期、延误 of production's work. @param zone IANA zone in which the dates are written */
export function dateMovedMessage({ returnNo, no, before, after, reasonCode, noticeNo }: OrderDateMoved, zone: string): Message {
  const [old, now] = [before === null ? '—' : localWords(before, zone), localWords(after, zone)];
  const notice = noticeNo === null ? { zh: '', en: '' } : { zh: `（滞后通知 ${noticeNo}）`, en: ` (notice of delay ${noticeNo})` };
  return {
    kind: 'changed', taskId: null, dueAt: after, title: { zh: `交期变更：${no}`, en: `Date moved: ${no}` },
    text: { zh: `${returnNo} 作业 ${no} 交期 ${old} → ${now}，原因 ${reasonCode}${notice.zh}。`, en: `${returnNo}: work ${no} ${old} → ${now} for ${reasonCode}${notice.en}.` },
  };
}
