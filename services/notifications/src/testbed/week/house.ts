/** Twenty-five people of one plant for a week: who does what, when each is there, and how each is reached. */
import { houseOf, type TestPerson } from '@guitu/identity/testbed/house-of';
import type { PeopleRecords, RosteredDay } from '@guitu/masterdata-view/people-records';

export const PLACE = { companyCode: 'GT01', plantCode: 'SZ1' } as const;
export const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const DAY = 1440;
/** Monday 2026-11-16, 00:00 in Shanghai. */
export const MONDAY = Date.UTC(2026, 10, 15, 16);
/** @param day 0 = Monday · @param minute local minute of the day; may exceed a day */
export const at = (day: number, minute: number): number => MONDAY + (day * DAY + minute) * MINUTE;

/** Hours of each day of the week, as local minutes; null: off. Without a shift: Mon–Fri 8:30–17:30. */
export interface Shift { readonly days: readonly number[]; readonly from: number; readonly to: number }
const EARLY: Shift = { days: [0, 1, 2, 3, 4], from: 6 * 60, to: 14 * 60 };
const LATE: Shift = { days: [0, 1, 2, 3, 4], from: 14 * 60, to: 22 * 60 };
const NIGHT: Shift = { days: [0, 1, 2, 3, 4], from: 22 * 60, to: 30 * 60 };
const WEEKEND: Shift = { days: [3, 4, 5, 6], from: 8 * 60, to: 20 * 60 };

export interface WeekPerson {
  readonly staff: string; readonly roles: readonly string[]; readonly shift?: Shift; readonly deputy?: string;
  /** days on leave */
  readonly leave?: readonly number[];
  /** nights on duty (值班), from 17:30 to 8:30 */
  readonly duty?: readonly number[];
  /** default: WeCom; `none`: no address at all; `mail`: only mail */
  readonly by?: 'wecom' | 'dingtalk' | 'feishu' | 'mail' | 'none';
}
const one = (staff: string, role: string, more: Partial<WeekPerson> = {}): WeekPerson => ({ staff: `e-${staff}`, roles: [role], ...more });

export const PEOPLE: readonly WeekPerson[] = [
  one('sales1', 'sales'), one('sales2', 'sales', { leave: [2, 3, 4], by: 'mail' }), one('saleshead', 'salesHead'),
  one('cs1', 'cs'), one('cs2', 'cs', { by: 'dingtalk' }), one('cshead', 'csHead'),
  one('keeper1', 'keeper', { shift: EARLY }), one('keeper2', 'keeper', { shift: LATE, by: 'mail' }), one('keeper3', 'keeper', { shift: WEEKEND }), one('whhead', 'whHead', { duty: [3, 4, 5, 6] }),
  one('qc1', 'qc', { shift: EARLY }), one('qc2', 'qc', { shift: LATE, by: 'dingtalk' }), one('qc3', 'qc', { shift: EARLY, leave: [0, 1] }), one('qe1', 'qe'), one('qchead', 'qcHead', { leave: [1], deputy: 'e-qe1' }),
  one('prod1', 'prod', { shift: EARLY }), one('prod2', 'prod', { shift: LATE, by: 'feishu' }), one('prod3', 'prod', { shift: NIGHT }), one('prodhead', 'prodHead', { duty: [0, 1, 2] }),
  one('pmc1', 'pmc', { by: 'feishu' }), one('after1', 'after', { by: 'none' }), one('afterhead', 'afterHead'),
  one('fin1', 'fin', { by: 'mail' }), one('finhead', 'finHead', { leave: [4] }), one('gm', 'gm'),
];
/** Looks after deliveries; not one of the twenty-five. */
export const OPERATOR = one('operator', 'operator');

const rosterOf = ({ staff, shift, duty = [] }: WeekPerson): RosteredDay[] => [-1, 0, 1, 2, 3, 4, 5, 6, 7].flatMap((day) => {
  const weekday = (day + 7) % 7;
  const common = { ...PLACE, staff, record: `${staff}-${day}` };
  if (shift !== undefined) {
    const hours = shift.days.includes(weekday) ? { from: at(day, shift.from), to: at(day, shift.to) } : null;
    return [{ ...common, from: at(day, 0), to: at(day, DAY), shift: hours, duty: false }];
  }
  if (duty.length === 0) return [];
  const workday = weekday < 5 ? { from: at(day, 8 * 60 + 30), to: at(day, 17 * 60 + 30) } : null;
  return [{ ...common, from: at(day, 0), to: at(day, DAY), shift: workday, duty: duty.includes(day) }];
});

/** As masterdata would state them. */
export function recordsOfWeek(): PeopleRecords {
  const people = [...PEOPLE, OPERATOR];
  const named = people.map(({ staff, roles, deputy }): TestPerson => ({ ...PLACE, staff, roles, plantCodes: [PLACE.plantCode], ...(deputy !== undefined && { deputy }) }));
  return houseOf(named, {
    roster: people.flatMap(rosterOf),
    leaves: people.flatMap(({ staff, leave = [] }) => leave.map((day) => ({ companyCode: PLACE.companyCode, staff, from: at(day, 0), to: at(day + 1, 0), because: 'leave' as const, record: `leave-${staff}-${day}` }))),
  });
}

/** The same told once more, by hand, for the judge: may this person be rung at that instant, and is he away? */
export function isThere({ shift, leave = [], duty = [] }: WeekPerson, now: number): { readonly away: boolean; readonly quiet: boolean } {
  const minutes = Math.floor((now - MONDAY) / MINUTE);
  const [day, minute] = [Math.floor(minutes / DAY), ((minutes % DAY) + DAY) % DAY];
  const weekday = ((day % 7) + 7) % 7;
  const lunch = minute >= 720 && minute < 810;
  if (leave.includes(day)) return { away: true, quiet: true };
  if (duty.includes(day)) return { away: false, quiet: false };
  if (shift === undefined) return { away: duty.length > 0 && weekday > 4, quiet: lunch || weekday > 4 || minute < 510 || minute >= 1050 };
  const today = shift.days.includes(weekday) && minute >= shift.from && minute < shift.to;
  const fromYesterday = shift.days.includes((weekday + 6) % 7) && minute + DAY < shift.to;
  return { away: !shift.days.includes(weekday) && !fromYesterday, quiet: lunch || !(today || fromYesterday) };
}
