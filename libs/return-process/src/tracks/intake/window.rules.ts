/** P02 申请期限: whether a line was applied for in time. */
import { dueInstant } from '@guitu/calendar/add-span';
import { formatDay, parseDay } from '@guitu/calendar/civil-date';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { instantOf, localDay } from '@guitu/calendar/zone';
import { explain, type Explanation } from '../../explanation/explanation.js';
import { firstRow } from '../../policy/conditions.js';
import type { Span } from '../../policy/time.js';
import { versionOf, type IntakeLine, type IntakeRead } from './intake-line.js';

/** null = not decidable yet: the day from which the window runs is not known */
export type Window = 'in' | 'late' | 'none' | null;

/**
 * Last instant of a window that runs from a day. The day itself is not counted and the last day runs to 24:00
 * (process-model.md §7), so lengths in natural or working time run from the end of that day.
 */
export function windowEnd(calendar: CalendarSnapshot, fromDay: number, span: Span): number | null {
  if ('agreed' in span) return null;
  const starts = 'natural' in span || 'working' in span || 'seconds' in span ? instantOf(calendar, fromDay, 1440) : instantOf(calendar, fromDay, 0);
  return dueInstant(calendar, starts, span).at;
}

/**
 * P02, K01; R01 and R55: the first row that holds names the window of the line; without a row there is none. T06, T19, T22, T26,
 * T30 and T32 are such rows: from the customer's receipt of the goods, from their shipping, or on the spot (day of receipt).
 */
export function windowOf({ policy, calendar, appliedAt }: IntakeRead, { attrs, receiptDate, shipDate }: IntakeLine): Explanation<Window> {
  const row = firstRow(policy.windows, attrs);
  const source = { rule: 'P02', clause: row?.clause ?? 'house', policy: versionOf(policy) };
  if (row === null) return explain<Window>(source, {}, 'none');
  const { span, from } = row.then;
  const date = from === 'ship' ? shipDate : receiptDate;
  const day = date === null ? null : parseDay(date);
  const end = day === null ? null : windowEnd(calendar, day, span);
  const applied = formatDay(localDay(calendar, appliedAt));
  if (end === null) return explain<Window>(source, { from, date, applied, lastDay: null }, null);
  return explain<Window>(source, { from, date, applied, lastDay: formatDay(localDay(calendar, end - 1)) }, appliedAt < end ? 'in' : 'late');
}
