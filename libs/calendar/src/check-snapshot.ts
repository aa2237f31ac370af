/** What must hold of a calendar before it is published; the arithmetic relies on it. */
import { parseDay, weekday } from './civil-date.js';
import type { CalendarSnapshot } from './snapshot.js';

export interface CalendarProblem { readonly path: string; readonly zh: string; readonly en: string }
const problem = (path: string, zh: string, en: string): CalendarProblem => ({ path, zh, en });

/** All problems of a snapshot; empty when it may be published. */
export function checkSnapshot(snapshot: CalendarSnapshot): CalendarProblem[] {
  return [...checkZone(snapshot), ...checkShifts(snapshot), ...checkDays(snapshot)];
}

function checkZone({ transitions }: CalendarSnapshot): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (transitions.length === 0) problems.push(problem('transitions', '没有时区偏移', 'no zone offset'));
  for (const [index, { fromUtcMs, offsetMinutes }] of transitions.entries()) {
    if (!Number.isSafeInteger(fromUtcMs) || fromUtcMs <= (transitions[index - 1]?.fromUtcMs ?? -Infinity)) problems.push(problem(`transitions.${index}`, '时刻必须是递增的整数毫秒', 'instants must be increasing whole milliseconds'));
    if (!Number.isSafeInteger(offsetMinutes) || Math.abs(offsetMinutes) > 14 * 60) problems.push(problem(`transitions.${index}`, '偏移必须是 ±14 小时内的整数分钟', 'offset must be whole minutes within ±14 h'));
  }
  return problems;
}

function checkShifts({ shifts, weekend }: CalendarSnapshot): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (shifts.length === 0) problems.push(problem('shifts', '没有班次，工作时永远不会结束', 'no shift: working time would never end'));
  for (const [index, { startMinute, endMinute }] of shifts.entries()) {
    const after = shifts[index - 1]?.endMinute ?? 0;
    if (![startMinute, endMinute].every(Number.isSafeInteger) || startMinute < after || endMinute <= startMinute || endMinute > 1440) {
      problems.push(problem(`shifts.${index}`, '班次必须在一天之内、依次、不重叠', 'shifts must lie within the day, in order, without overlap'));
    }
  }
  if (weekend.some((day) => !Number.isSafeInteger(day) || day < 1 || day > 7)) problems.push(problem('weekend', '星期必须是 1–7', 'days of the week are 1 to 7'));
  if (new Set(weekend).size > 6) problems.push(problem('weekend', '没有工作日', 'no working day in the week'));
  return problems;
}

function checkDays({ holidays, workdays, weekend, coveredUntil }: CalendarSnapshot): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (parseDay(coveredUntil) === null) problems.push(problem('coveredUntil', '日期无效', 'no such day'));
  for (const [list, dates] of [['holidays', holidays], ['workdays', workdays]] as const) {
    for (const [index, date] of dates.entries()) {
      const day = parseDay(date);
      if (day === null) problems.push(problem(`${list}.${index}`, `日期无效：${date}`, `no such day: ${date}`));
      else if (list === 'workdays' && date > coveredUntil) problems.push(problem(`${list}.${index}`, `${date} 超出已公布范围`, `${date} lies after the days announced`));
      else if (list === 'workdays' && !weekend.includes(weekday(day)) && !holidays.includes(date)) problems.push(problem(`${list}.${index}`, `${date} 本来就是工作日`, `${date} is a working day anyway`));
    }
    if (new Set(dates).size !== dates.length) problems.push(problem(list, '有重复日期', 'a date occurs twice'));
  }
  return problems;
}
