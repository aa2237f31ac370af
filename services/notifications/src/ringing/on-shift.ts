/** Who of those asked is rung now: whoever is on shift, and at night who is on duty (值班). Pure. */
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import { ROLES } from '@guitu/identity/roles';
import { LUNCH } from '../rules/notification-rules.js';
import { isQuiet, localTime, presenceOf } from '../rules/quiet-hours.rules.js';
import type { Place } from './recipients.rules.js';
import type { Rung } from './ring.js';

const quiet = (people: PeopleRecords, { companyCode }: Place, staff: string, at: number, zone: string): boolean => isQuiet(presenceOf(people, { companyCode, staff }), at, zone);

/** Those on shift at that instant; when none is, all (product.md §5 "people on shift with the role"). */
export function onShiftFirst(people: PeopleRecords, place: Place, recipients: readonly Rung[], at: number, zone: string): readonly Rung[] {
  const there = recipients.filter(({ staff }) => !quiet(people, place, staff, at, zone));
  return there.length > 0 ? there : recipients;
}

/**
 * A clock that runs out at night also rings who is on duty at that plant, of the role's department if there is somebody: the
 * sleeping owner finds it at the start of his shift. At lunch nobody is called in.
 */
export function withDuty(people: PeopleRecords, place: Place, recipients: readonly Rung[], at: number, zone: string): readonly Rung[] {
  const { minute } = localTime(at, zone);
  const [first] = recipients;
  const atLunch = minute >= LUNCH.fromMinute && minute < LUNCH.toMinute;
  if (first === undefined || atLunch || recipients.some(({ staff }) => !quiet(people, place, staff, at, zone))) return recipients;
  const onDuty = people.roster
    .filter((day) => day.duty && day.companyCode === place.companyCode && day.plantCode === place.plantCode && day.from <= at && at < day.to)
    .filter(({ staff }) => !quiet(people, place, staff, at, zone)).map(({ staff }) => staff);
  const deptOf = (staff: string): string | undefined => people.people.find((one) => one.companyCode === place.companyCode && one.staff === staff)?.dept;
  const near = onDuty.filter((staff) => deptOf(staff) === ROLES[first.role]?.dept);
  const called = near.length > 0 ? near : onDuty;
  return [...recipients, ...called.filter((staff) => !recipients.some((one) => one.staff === staff)).map((staff): Rung => ({ staff, role: first.role, why: 'duty', because: 'off_shift' }))];
}
