/** The sentences an operator reads first, in Chinese, as Markdown. */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { ReturnStatus } from '@guitu/contracts/status';
import { DEPARTMENTS, DESKS, RESULTS, type Dept } from '@guitu/contracts/vocabulary';
import type { ShownEntry } from './operator-entries.js';

/** What the shell itself has to say, each with its sentence. */
export const SHELL_ATTENTION = {
  fenced: '台账属于本单的另一次运行：本次运行未被接受，请在归途界面“采用此运行”或终止它',
  record: '台账暂时无法写入，正在重试；时限照常计算',
  clock: '时限未能推进，等待下一条事实',
  cancel: '不接受在 Temporal 中取消：作废请走“作废”指令',
  signal: '收到未知或过大的信号，未转交任何部门',
} as const;
export type ShellAttention = keyof typeof SHELL_ATTENTION;

const OUTCOMES = { sent: '已转交', taken: '已办理', refused: '被拒', unknown: '未知信号', too_large: '内容过大' } as const;
const MINUTE = 60_000;

/** `等待 品质部：判定 2 行 · 截止 11-23 10:15`, then the rest of what is waited for, warnings and operators' entries. */
export function currentDetails(status: ReturnStatus, calendar: CalendarSnapshot, attention: readonly ShellAttention[], entries: readonly ShownEntry[]): string {
  const waiting = status.waitingFor.map((wait, index) => {
    const lines = wait.lines.length > 0 ? ` ${wait.lines.length} 行` : '';
    const due = wait.dueAt === null ? '' : ` · 截止 ${localTime(wait.dueAt, calendar)}${wait.late ? '（已超期）' : ''}`;
    const sentence = `等待 ${deptName(wait.dept)}：${wait.title.zh}${lines}${due}`;
    return index === 0 ? `**${sentence}**` : `- ${sentence}`;
  });
  if (waiting.length === 0) waiting.push(status.result ? `**${RESULTS[status.result].zh}**` : '**无待办**');
  const paused = status.paused ? [`⏸ 计时已暂停至 ${localTime(status.paused.until, calendar)}（${status.paused.reasonCode}）`] : [];
  const warnings = [...attention.map((code) => SHELL_ATTENTION[code]), ...status.attention].map((text) => `⚠ ${text}`);
  const typed = entries.map((entry) => {
    const desk = entry.desk ? ` → ${DESKS[entry.desk].zh}` : '';
    return `操作员 ${entry.signal}${desk}：${OUTCOMES[entry.outcome]}${entry.code ? ` ${entry.code}` : ''}`;
  });
  return [...waiting, ...paused, ...warnings, ...typed].join('\n\n');
}

/** Short summary for the timer: whose deadline comes next. */
export function timerSummary(status: ReturnStatus): string {
  const next = status.waitingFor.filter((wait) => wait.dueAt !== null).sort((left, right) => (left.dueAt ?? 0) - (right.dueAt ?? 0))[0];
  return next ? `截止 ${deptName(next.dept)}：${next.title.zh}` : '下一个时限';
}

/** `MM-DD HH:mm` on the plant's wall clock. */
export function localTime(instant: number, calendar: CalendarSnapshot): string {
  const past = calendar.transitions.filter((transition) => transition.fromUtcMs <= instant);
  const offset = (past.at(-1) ?? calendar.transitions[0])?.offsetMinutes ?? 0;
  return new Date(instant + offset * MINUTE).toISOString().slice(5, 16).replace('T', ' ');
}

const deptName = (dept: Dept): string => DEPARTMENTS[dept].zh;
