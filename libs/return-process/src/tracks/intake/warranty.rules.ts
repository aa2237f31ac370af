/** P04 保修: whether a line is in warranty. */
import { dueInstant } from '@guitu/calendar/add-span';
import { formatDay, parseDay } from '@guitu/calendar/civil-date';
import { instantOf, localDay } from '@guitu/calendar/zone';
import { explain, type Explanation } from '../../explanation/explanation.js';
import { decide, holds } from '../../policy/conditions.js';
import { versionOf, type IntakeLine, type IntakeRead } from './intake-line.js';

/** null = not decidable yet: day of shipping or length not known */
export type Warranty = 'in' | 'out' | 'void' | 'none' | null;

/**
 * P04; R24 and T31: so many months from the day the goods were shipped, the last day included; a broken seal or changed
 * parts (`voidWhen`) end it whatever the date. With `perContract` the line's own contract says how many months.
 */
export function warrantyOf({ policy, calendar, appliedAt }: IntakeRead, line: IntakeLine): Explanation<Warranty> {
  const { warranty } = policy;
  const { then: tableMonths, clause } = decide(warranty.months, line.attrs);
  const source = { rule: 'P04', clause: clause ?? policy.sources[0] ?? 'house', policy: versionOf(policy) };
  if (!warranty.on) return explain<Warranty>({ ...source, clause: 'house' }, {}, 'none');
  if (holds(warranty.voidWhen, line.attrs)) return explain<Warranty>(source, { voided: true }, 'void');
  const ofTable = warranty.perContract && tableMonths === 0 ? null : tableMonths;
  if (line.attrs.warranty !== undefined) return explain<Warranty>(source, { stated: line.attrs.warranty }, line.attrs.warranty);
  const months = warranty.perContract ? (line.warrantyMonths ?? ofTable) : tableMonths;
  const day = line.shipDate === null ? null : parseDay(line.shipDate);
  if (months === null || day === null) return explain<Warranty>(source, { shipDate: line.shipDate, months, lastDay: null }, null);
  const end = dueInstant(calendar, instantOf(calendar, day, 0), { months }).at;
  return explain<Warranty>(source, { shipDate: line.shipDate, months, reported: formatDay(localDay(calendar, appliedAt)), lastDay: formatDay(localDay(calendar, end - 1)) }, appliedAt < end ? 'in' : 'out');
}
