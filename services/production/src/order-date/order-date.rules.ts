/** 改交期、延误: what a new date must be, and the written notice of a delay (S003-15 §5.4.3; product.md D3, D8). Pure. */
import type { Label } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';
import { when } from '@guitu/task-desk/returns/answer-sentence.rules';

export const DELAY_CAUSES = ['shortage', 'technical'] as const;
export type DelayCause = (typeof DELAY_CAUSES)[number];
const CAUSE_WORDS: Readonly<Record<DelayCause, Label>> = { shortage: { zh: '缺料', en: 'shortage of material' }, technical: { zh: '技术原因', en: 'technical reasons' } };

export interface Wished {
  /** UTC milliseconds */
  readonly date: number; readonly before: number | null; readonly now: number;
  /** delay: later than before, and not after the last limit of the procedure that runs on the work; null: none runs at this desk */
  readonly delay: { readonly latest: number | null } | null;
  /** IANA zone in which dates are written */
  readonly zone: string;
}

export function dateFaults({ date, before, now, delay, zone }: Wished): FieldError[] {
  const fault = (zh: string, en: string): FieldError[] => [{ path: 'date', zh, en }];
  if (date <= now) return fault('新日期须在今后。', 'The new date lies in the future.');
  if (date === before) return fault('日期没有变化。', 'The date is the same.');
  if (delay === null) return [];
  if (before !== null && date < before) return fault('延误后的日期须晚于原日期。', 'A delayed date is later than the one before.');
  if (delay.latest === null || date <= delay.latest) return [];
  return fault(`制度允许的最晚日期为 ${when(delay.latest, zone)}；更晚须先申请延期。`, `The procedure allows ${when(delay.latest, zone)} at the latest; ask for an extension first.`);
}

export interface Delay { readonly noticeNo: string; readonly returnNo: string; readonly no: string; readonly cause: DelayCause; readonly reasonCode: string; readonly before: number | null; readonly date: number }
/** 滞后书面通知 to after-sales, in both languages, as it is sent. */
export function noticeOf({ noticeNo, returnNo, no, cause, reasonCode, before, date }: Delay, zone: string): Label {
  const [from, to] = [before === null ? '—' : when(before, zone), when(date, zone)];
  return {
    zh: `滞后通知 ${noticeNo}：退货单 ${returnNo} 的作业 ${no} 因${CAUSE_WORDS[cause].zh}（${reasonCode}）不能按期完成，完成日期由 ${from} 改为 ${to}。`,
    en: `Notice of delay ${noticeNo}: work ${no} of return ${returnNo} cannot be finished in time for ${CAUSE_WORDS[cause].en} (${reasonCode}); its date moves from ${from} to ${to}.`,
  };
}
