/** What holds of people at an instant, from what is stated of all times. */
import type { AbsenceRecord, DelegationGiven, PeopleRecords, PersonRecord, RosteredDay, StandInRecord } from './people-records.js';

interface Period { readonly from: number; readonly to: number | null }
const covers = ({ from, to }: Period, at: number): boolean => from <= at && (to === null || at < to);

/** Employed at that instant; a leaver is not among them from the day after the last. */
export const peopleAt = (records: PeopleRecords, at: number): PersonRecord[] =>
  records.people.filter(({ activeFrom, activeTo }) => covers({ from: activeFrom, to: activeTo }, at));

export const substitutionsAt = (records: PeopleRecords, at: number): StandInRecord[] => records.substitutions.filter((one) => covers(one, at));
export const delegationsAt = (records: PeopleRecords, at: number): DelegationGiven[] => records.delegations.filter((one) => covers(one, at));

/**
 * Who is away at that instant, by leave, else by roster. Somebody without a roster entry for the local day is not said to be
 * away; a night shift that began the day before counts as being there; whoever is on duty (值班) is there.
 */
export function absencesAt(records: PeopleRecords, at: number): AbsenceRecord[] {
  const onLeave = records.leaves.filter((leave) => covers(leave, at));
  const away = new Set(onLeave.map(({ companyCode, staff }) => `${companyCode}/${staff}`));
  const days = new Map<string, RosteredDay[]>();
  for (const day of records.roster) {
    const key = `${day.companyCode}/${day.staff}`;
    if (!away.has(key)) days.set(key, [...(days.get(key) ?? []), day]);
  }
  return [...onLeave, ...[...days.values()].flatMap((own) => awayByRoster(own, at) ?? [])];
}

/** @param own rostered days of one person */
function awayByRoster(own: readonly RosteredDay[], at: number): AbsenceRecord | undefined {
  const today = own.find((day) => covers(day, at));
  if (today === undefined || today.duty) return undefined;
  const shifts = own.flatMap(({ shift }) => shift ?? []);
  if (shifts.some((shift) => covers(shift, at))) return undefined;
  const from = Math.max(today.from, ...shifts.map(({ to }) => to).filter((to) => to <= at));
  const to = Math.min(today.to, ...shifts.map((shift) => shift.from).filter((start) => start > at));
  return { companyCode: today.companyCode, staff: today.staff, from, to, because: today.shift === null ? 'day_off' : 'off_shift', record: today.record };
}
