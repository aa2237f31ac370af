/** The bar of an answer, and what holds a return up, from the process' last statement. Pure. */
import type { ReturnStatus } from '@guitu/contracts/status';
import { ANOMALIES, type AnomalyKind, type Label } from '@guitu/contracts/vocabulary';

type Progress = 'open' | 'partly' | 'done';

/** Quantities of one line are decimals of one unit; lines of different units are never added. */
function progressOf(lines: readonly { readonly all: number; readonly done: number }[]): Progress {
  if (lines.every(({ all, done }) => done >= all)) return 'done';
  return lines.some(({ done }) => done > 0) ? 'partly' : 'open';
}

/** @param money what finance has recorded so far */
export function barOf(status: ReturnStatus | null, money: Progress): { goods: Progress; quality: Progress; money: Progress } {
  if (status === null) return { goods: 'open', quality: 'open', money };
  if (status.closed) return { goods: 'done', quality: 'done', money: status.result === 'completed' ? 'done' : money };
  const lines = status.lines.map(({ claimed, arrived, undecided }) => ({ claimed: Number(claimed), arrived: Number(arrived), undecided: Number(undecided) }));
  return {
    goods: progressOf(lines.map(({ claimed, arrived }) => ({ all: claimed, done: arrived }))),
    quality: progressOf(lines.map(({ claimed, undecided }) => ({ all: claimed, done: Math.max(0, claimed - undecided) }))),
    money,
  };
}

const WINDING_DOWN: Label = { zh: '正在收尾', en: 'Winding down' };

/** Pauses and everything a person must look at. */
export function blockersOf(status: ReturnStatus | null): Label[] {
  if (status === null || status.closed) return [];
  const paused = status.paused === null ? [] : [{ zh: `时限暂停：${status.paused.reasonCode}`, en: `paused: ${status.paused.reasonCode}` }];
  return [...paused, ...status.attention.map((code) => (Object.hasOwn(ANOMALIES, code) ? ANOMALIES[code as AnomalyKind] : WINDING_DOWN)).map(({ zh, en }) => ({ zh, en }))];
}
