/** One sentence about where a return stands, never empty (product.md, preamble: answer object). */
import type { ReturnStatus } from '@guitu/contracts/status';
import { DEPARTMENTS, RESULTS } from '@guitu/contracts/vocabulary';

type WaitingFor = ReturnStatus['waitingFor'][number];
export interface Sentence { readonly zh: string; readonly en: string }
const NOTHING_MORE: Sentence = { zh: '', en: '' };

/** @param status null while the process has not answered yet · @param zone IANA zone in which due times are written · @param more what else the sentence ends with, its own comma included */
export function answerSentence(returnNo: string, status: ReturnStatus | null, zone: string, more: Sentence = NOTHING_MORE): Sentence {
  const { zh, en } = saying(returnNo, status, zone);
  return { zh: `${zh}${more.zh}。`, en: `${en}${more.en}.` };
}

function saying(returnNo: string, status: ReturnStatus | null, zone: string): Sentence {
  if (status === null) return { zh: `退货单 ${returnNo} 已记录，流程尚未答复`, en: `Return ${returnNo} is recorded; the process has not answered yet` };
  if (status.closed) {
    const result = status.result === null ? { zh: '已结束', en: 'ended' } : RESULTS[status.result];
    return { zh: `退货单 ${returnNo} 已结束：${result.zh}`, en: `Return ${returnNo} is closed: ${result.en}` };
  }
  const paused = status.paused === null ? undefined : when(status.paused.until, zone);
  const pause = paused === undefined ? { zh: '', en: '' } : { zh: `（暂停至 ${paused}）`, en: ` (paused until ${paused})` };
  if (status.waitingFor.length === 0) return { zh: `退货单 ${returnNo} 由流程处理中${pause.zh}`, en: `Return ${returnNo} is being processed${pause.en}` };
  const parts = status.waitingFor.map((item) => waiting(item, zone));
  return { zh: `退货单 ${returnNo}${pause.zh} 等待${parts.map((p) => p.zh).join('；')}`, en: `Return ${returnNo}${pause.en} waits for ${parts.map((p) => p.en).join('; ')}` };
}

function waiting({ dept, title, lines, dueAt, late }: WaitingFor, zone: string): Sentence {
  const due = dueAt === null ? undefined : when(dueAt, zone);
  const on = lines.length === 0 ? { zh: '', en: '' } : { zh: `（第 ${lines.join('、')} 行）`, en: ` (line ${lines.join(', ')})` };
  const until = due === undefined ? { zh: '', en: '' } : { zh: `，${due} 前${late ? '，已超时' : ''}`, en: `, due ${due}${late ? ', late' : ''}` };
  return { zh: `${DEPARTMENTS[dept].zh}：${title.zh}${on.zh}${until.zh}`, en: `${DEPARTMENTS[dept].en}: ${title.en}${on.en}${until.en}` };
}

/** Making a formatter costs more than the whole sentence. */
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  formatters.set(zone, known);
  return known;
}

/** '2026-11-22 09:30' in that zone. */
export function when(instant: number, zone: string): string {
  const parts = formatter(zone).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}
