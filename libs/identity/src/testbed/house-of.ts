/** People for tests as masterdata would state them; say only what matters. */
import type { Dept } from '@guitu/contracts/vocabulary';
import type { PeopleRecords, PersonRecord } from '@guitu/masterdata-view/people-records';
import { ROLES } from '../roles.js';

export interface TestPerson extends Partial<PersonRecord> {
  readonly staff: string;
  readonly roles: readonly string[];
  /** on leave for ever */
  readonly absent?: boolean;
  /** acts for this person while absent */
  readonly substitute?: string;
}
const FOR_EVER = Number.MAX_SAFE_INTEGER;

/** Company C and plant P unless another is named; the department is that of the first role. */
export function houseOf(people: readonly TestPerson[], more: Partial<PeopleRecords> = {}): PeopleRecords {
  const named = people.map(({ absent: _away, substitute: _instead, ...one }): PersonRecord => ({
    employeeNo: one.staff.slice(2), companyCode: 'C', plantCodes: ['P'], department: 'D', dept: deptOf(one.roles), head: null, activeFrom: 0, activeTo: null, deputy: null,
    accountOf: null, approvalLimits: {}, cardLimit: null, languages: ['zh'], ...one,
  }));
  const companyOf = (staff: string) => named.find((one) => one.staff === staff)?.companyCode ?? 'C';
  return {
    whole: [...new Set(named.map(({ companyCode }) => companyCode))],
    people: named, roster: [], delegations: [],
    leaves: people.filter(({ absent }) => absent === true).map(({ staff }) => ({ companyCode: companyOf(staff), staff, from: 0, to: FOR_EVER, because: 'leave', record: `leave-${staff}` })),
    substitutions: people.flatMap(({ staff, substitute }) => (substitute === undefined ? [] : [{ companyCode: companyOf(staff), staff, substitute, from: 0, to: null, roles: null, record: `substitute-${staff}` }])),
    ...more,
  };
}

const deptOf = ([role = '']: readonly string[]): Dept => ROLES[role]?.dept ?? 'QUALITY';
