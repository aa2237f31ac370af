/** The digest: at the start of the shift and at 16:30, one message with what is overdue, due today, new and waiting. Pure. */
import type { Presence } from '../rules/quiet-hours.rules.js';
import { isQuiet, localTime } from '../rules/quiet-hours.rules.js';
import { UNROSTERED } from '../rules/notification-rules.js';

export type Slot = 'start' | 'afternoon';
/** Local minute of the second digest. */
const AFTERNOON = 16 * 60 + 30;
/** A digest that could not be made within so long is left out: the next one says the same (minutes). */
const LATEST = 120;

export interface OpenTask { readonly openedAt: number; readonly dueAt: number | null }
export interface Digest { readonly overdue: number; readonly today: number; readonly fresh: number; readonly waiting: number }

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
export function countDigest(tasks: readonly OpenTask[], waiting: number, now: number, since: number, zone: string): Digest {
  const { date } = localTime(now, zone);
  const due = (test: (dueAt: number) => boolean): number => tasks.filter(({ dueAt }) => dueAt !== null && test(dueAt)).length;
  return {
    overdue: due((dueAt) => dueAt < now), today: due((dueAt) => dueAt >= now && localTime(dueAt, zone).date === date),
    fresh: tasks.filter(({ openedAt }) => openedAt >= since).length, waiting,
  };
}

/** Words of a digest; null when there is nothing to say. */
export function digestWords({ overdue, today, fresh, waiting }: Digest): { readonly title: { zh: string; en: string }; readonly text: { zh: string; en: string } } | null {
  if (overdue + today + fresh + waiting === 0) return null;
  return {
    title: { zh: '待办日报', en: 'Your digest' },
    text: { zh: `超时 ${overdue} · 今日到期 ${today} · 新增 ${fresh} · 未读 ${waiting}`, en: `overdue ${overdue} · due today ${today} · new ${fresh} · unread ${waiting}` },
  };
}
