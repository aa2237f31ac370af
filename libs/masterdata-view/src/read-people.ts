import type { MasterRecord } from '@guitu/contracts/masterdata/records';
import type { MasterView } from './master-view.js';
import type { AbsenceRecord, PeopleRecords, PersonRecord, RosteredDay } from './people-records.js';
import { instantAt } from './zoned-day.rules.js';

/** Types a service must keep in its view for `readPeople`. */
export const PEOPLE_TYPES = ['company', 'plant', 'department', 'employee', 'substitution', 'delegation', 'shift', 'roster', 'leave', 'people'] as const;
/** Until a plant's own zone is known. */
const HOUSE_ZONE = 'Asia/Shanghai';
/** Of the day after: `9999-12-31`, which other systems write for "for ever", has no date behind it. */
const MIDNIGHT = 1440;

/**
 * Everything this service knows of people. An employee whose department is not known yet (its record has not come) is left out
 * until it comes: nobody acts for a department that nobody stated.
 */
export async function readPeople(view: MasterView): Promise<PeopleRecords> {
  // First: what was whole then is whole in the lists, which are read later. The other way round somebody stated in between would
  // be missing from the lists of a company that already counts as whole, and be let in nowhere for a moment.
  const whole = await wholeCompanies(view);
  const [plants, departments, employees, substitutions, delegations, shifts, roster, leaves] = await Promise.all([
    view.list('plant'), view.list('department'), view.list('employee'), view.list('substitution'), view.list('delegation'), view.list('shift'), view.list('roster'), view.list('leave'),
  ]);
  const zones = new Map(plants.map((plant) => [keyOf(plant), plant.timeZone]));
  const zoneOf = (companyCode: string, plantCode: string | undefined): string => zones.get(`${companyCode}/${plantCode}`) ?? HOUSE_ZONE;
  const departmentOf = new Map(departments.map((department) => [keyOf(department), department]));
  const shiftOf = new Map(shifts.map((shift) => [keyOf(shift), shift]));
  return {
    whole,
    people: employees.flatMap((employee) => personOf(employee, departmentOf.get(`${employee.companyCode}/${employee.department}`), zoneOf(employee.companyCode, employee.plantCodes[0])) ?? []),
    leaves: leaves.map(({ companyCode, code, staff, from, to }): AbsenceRecord => ({ companyCode, staff, from, to, because: 'leave', record: code })),
    roster: roster.flatMap((day) => rosteredDay(day, shiftOf.get(`${day.companyCode}/${day.shift}`), zoneOf(day.companyCode, day.plantCode)) ?? []),
    substitutions: substitutions.map(({ companyCode, code, staff, substitute, from, to, roles }) => ({ companyCode, staff, substitute, from, to, roles, record: code })),
    delegations: delegations.map(({ companyCode, code, staff, deputy, from, to, amountCap }) => ({ companyCode, staff, deputy, from, to, amountCap, record: code })),
  };
}

/** Companies whose people masterdata says are all stated, once as many have arrived here: records of one import come in any order. */
async function wholeCompanies(view: MasterView): Promise<string[]> {
  const said = await view.list('people');
  const arrived = await Promise.all(said.map(async ({ companyCode, employees, departments }) =>
    (await view.countHeard('employee', companyCode)) >= employees && (await view.countHeard('department', companyCode)) >= departments));
  return said.filter((_, index) => arrived[index]).map(({ companyCode }) => companyCode);
}

const keyOf = ({ companyCode, code }: { companyCode: string; code: string }): string => `${companyCode}/${code}`;

function personOf(employee: MasterRecord<'employee'>, department: MasterRecord<'department'> | undefined, zone: string): PersonRecord | undefined {
  if (department === undefined) return undefined;
  const { code: employeeNo, version: _version, activeFrom, activeTo, ...rest } = employee;
  return {
    ...rest, employeeNo, dept: department.kind, head: department.head,
    activeFrom: instantAt(activeFrom, 0, zone), activeTo: activeTo === null ? null : instantAt(activeTo, MIDNIGHT, zone),
  };
}

/** An entry whose shift is not known (yet) says nothing about presence. */
function rosteredDay(entry: MasterRecord<'roster'>, shift: MasterRecord<'shift'> | undefined, zone: string): RosteredDay | undefined {
  if (entry.shift !== null && shift === undefined) return undefined;
  const { companyCode, plantCode, code: record, staff, date, duty } = entry;
  const at = (minutes: number): number => instantAt(date, minutes, zone);
  const hours = shift === undefined ? null : { from: at(shift.startMinute), to: at(shift.endMinute > shift.startMinute ? shift.endMinute : shift.endMinute + MIDNIGHT) };
  return { companyCode, plantCode, staff, from: at(0), to: at(MIDNIGHT), shift: hours, duty, record };
}
