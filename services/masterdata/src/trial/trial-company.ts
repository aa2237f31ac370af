/** Master data of the trial companies, from the demo people: what a first look needs. Production starts empty. */
import { CN_STANDARD } from '@guitu/calendar/snapshots/cn-standard';
import { DEPARTMENTS, type Dept } from '@guitu/contracts/vocabulary';
import { DEMO_PEOPLE } from '@guitu/identity/demo-people';
import type { MasterType } from '@guitu/contracts/masterdata/types';
import type { GivenRecord } from '../records/keep-records.js';

const ZONE = 'Asia/Shanghai';
const COMPANY_NAMES: Readonly<Record<string, string>> = {
  GT01: '归途示范公司', GT02: '彩虹涂料', GT03: '精工阀门', GT04: '恒力齿轮', GT05: '云上商城', GT06: '星海电子',
};
const PLANT_NAMES: Readonly<Record<string, string>> = {
  SZ1: '深圳一厂', DG1: '东莞分厂', TL1: '涂料厂', FM1: '阀门厂', CL1: '齿轮厂', DS1: '电商仓', DZ1: '电子厂',
};
const name = (zh: string, en: string | null = null): object => ({ zh, en });
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

export const trialCompanies = (): string[] => unique(DEMO_PEOPLE.map(({ companyCode }) => companyCode));

/** Names of its people, for their contacts. */
export const trialNames = (companyCode: string): { staff: string; name: string }[] =>
  DEMO_PEOPLE.filter((person) => person.companyCode === companyCode).map(({ staff, name: words }) => ({ staff, name: words }));

/** Everything of one company, in the order in which records may name each other; departments come twice, because heads are people. */
export function trialRecords(companyCode: string): readonly (readonly [MasterType, readonly GivenRecord[]])[] {
  const people = DEMO_PEOPLE.filter((person) => person.companyCode === companyCode);
  const depts = unique(people.map(({ dept }) => dept));
  const { key: calendarCode, version: _version, ...calendar } = CN_STANDARD;
  return [
    ['company', [{ code: companyCode, fields: { name: name(COMPANY_NAMES[companyCode] ?? companyCode), currency: 'CNY', timeZone: ZONE } }]],
    ['calendar', [{ code: calendarCode, fields: { plantCode: null, ...calendar } }]],
    ['plant', unique(people.flatMap(({ plantCodes }) => plantCodes)).map((code) => ({ code, fields: { name: name(PLANT_NAMES[code] ?? code), timeZone: ZONE, calendarCode } }))],
    ['department', depts.map((dept) => department(dept, null))],
    ['employee', people.map(({ staff, dept, roles, plantCodes, substitute }) => ({
      code: staff.slice(2),
      fields: {
        department: dept, roles, plantCodes, activeFrom: '2020-01-01', activeTo: null, deputy: substitute ?? null, accountOf: null, approvalLimits: {}, cardLimit: null, languages: ['zh', 'en'],
      },
    }))],
    ['department', depts.map((dept) => department(dept, people.find((person) => person.dept === dept && person.roles.some((role) => role === 'gm' || role.endsWith('Head')))?.staff ?? null))],
  ];
}

const department = (dept: Dept, head: string | null): GivenRecord =>
  ({ code: dept, fields: { plantCode: null, name: name(DEPARTMENTS[dept].zh, DEPARTMENTS[dept].en), kind: dept, parent: null, head } });
