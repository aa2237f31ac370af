/** The digest: at the start of the shift and at 16:30, one message with what is overdue, due today, new and waiting. Pure. */
import { unreadShown } from '../inbox/unread.rules.js';
import type { Presence } from '../rules/quiet-hours.rules.js';
import { isQuiet, localTime } from '../rules/quiet-hours.rules.js';
import { UNROSTERED } from '../rules/notification-rules.js';

export type Slot = 'start' | 'afternoon';
/** Local minute of the second digest. */
const AFTERNOON = 16 * 60 + 30;
/** A digest that could not be made within so long is left out: the next one says the same (minutes). */
const LATEST = 120;

export interface OpenTask { readonly openedAt: number; readonly dueAt: number | null }
/** `waiting`: all that waits for the person; `unread`: messages not read yet, counted up to 100 */
export interface Digest { readonly overdue: number; readonly today: number; readonly fresh: number; readonly waiting: number; readonly unread: number }

/** The slot whose time it is for this person now; none in quiet hours. */
export function slotAt(presence: Presence, at: number, zone: string): { readonly slot: Slot; readonly date: string } | null {
  if (isQuiet(presence, at, zone)) return null;
  const { date, minute } = localTime(at, zone);
  const rostered = presence.roster.find(({ from, to, shift }) => shift !== null && ((from <= at && at < to) || (shift.from <= at && at < shift.to)));
  const sinceStart = rostered?.shift ? (at - rostered.shift.from) / 60_000 : minute - UNROSTERED.startMinute;
  if (sinceStart >= 0 && sinceStart < LATEST) return { slot: 'start', date };
  return minute >= AFTERNOON && minute < AFTERNOON + LATEST ? { slot: 'afternoon', date } : null;
}

/** @param since instant of the person's last digest, after which a task is new */
export function countDigest(tasks: readonly OpenTask[], unread: number, now: number, since: number, zone: string): Digest {
  const { date } = localTime(now, zone);
  const due = (test: (dueAt: number) => boolean): number => tasks.filter(({ dueAt }) => dueAt !== null && test(dueAt)).length;
  return {
    overdue: due((dueAt) => dueAt < now), today: due((dueAt) => dueAt >= now && localTime(dueAt, zone).date === date),
    fresh: tasks.filter(({ openedAt }) => openedAt >= since).length, waiting: tasks.length, unread,
  };
}

/** What a head's people have left undone; management's are all people of its plants. */
export interface Team { readonly open: number; readonly overdue: number }
/** Monday's part for heads and management: the week that has ended. */
export interface Week extends Team { readonly breaches: number }

/** Words of a digest; null when there is nothing to say: what merely goes on waiting is no reason for one. @param weekly null on other days and for everybody else */
export function digestWords({ overdue, today, fresh, waiting, unread }: Digest, team: Team | null, weekly: Week | null): { readonly title: { zh: string; en: string }; readonly text: { zh: string; en: string } } | null {
  const week = weekly !== null && weekly.breaches + weekly.open > 0 ? weekly : null;
  if (overdue + today + fresh + unread + (team?.overdue ?? 0) === 0 && week === null) return null;
  const lines = [
    { zh: `超时 ${overdue} · 今日到期 ${today} · 新增 ${fresh} · 等您处理 ${waiting} · 未读 ${unreadShown(unread)}`, en: `overdue ${overdue} · due today ${today} · new ${fresh} · waiting for you ${waiting} · unread ${unreadShown(unread)}` },
    ...(team === null || team.overdue === 0 ? [] : [{ zh: `部门超时 ${team.overdue}`, en: `overdue in the department ${team.overdue}` }]),
    ...(week === null ? [] : [{ zh: `上周：部门超时 ${week.breaches} 次，未结 ${week.open} 项，其中超时 ${week.overdue} 项`, en: `last week: ${week.breaches} breaches, ${week.open} tasks open, ${week.overdue} of them overdue` }]),
  ];
  return { title: week === null ? { zh: '待办日报', en: 'Your digest' } : { zh: '待办日报与部门周报', en: 'Your digest, with the week' }, text: { zh: lines.map(({ zh }) => zh).join('\n'), en: lines.map(({ en }) => en).join('\n') } };
}

/** Monday of a local date's week, `YYYY-MM-DD`: the weekly part comes with the first digest of a week, should Monday be off. */
export function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}
