/** The people of the trial companies, while masterdata has stated none. Names never leave this file's directory: everything else knows staff ids. */
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import type { Actor } from './actor.js';
import { DEMO_HOUSES, staffOf } from './demo-houses.js';
import { ROLES } from './roles.js';

export const DEMO_COMPANY = 'GT01';
export const DEMO_PLANT = 'SZ1';

export interface DemoPerson extends Actor { readonly name: string; readonly substitute?: string }

const person = (staff: string, name: string, dept: Actor['dept'], roles: string[], more: Partial<DemoPerson> = {}): DemoPerson =>
  ({ staff, name, dept, roles, companyCode: DEMO_COMPANY, plantCodes: [DEMO_PLANT], ...more });

const HOUSE_PEOPLE = DEMO_HOUSES.flatMap((house) => house.people.map(([name, ...roles], index) =>
  person(staffOf(house, index), name, ROLES[roles[0] ?? '']?.dept ?? 'MANAGEMENT', roles, { companyCode: house.companyCode, plantCodes: [house.plantCode] })));

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('e-sales', '林晓', 'SALES', ['sales'], { substitute: 'e-sales2' }),
  person('e-sales2', '周岚', 'SALES', ['sales']),
  person('e-saleshead', '何志明', 'SALES', ['salesHead'], { plantCodes: [DEMO_PLANT, 'DG1'] }),
  person('e-cs', '吴静', 'SERVICE', ['cs']),
  person('e-cshead', '郑宏', 'SERVICE', ['csHead']),
  person('e-keeper', '陈国强', 'WAREHOUSE', ['keeper']),
  person('e-whhead', '黄建平', 'WAREHOUSE', ['whHead']),
  person('e-qc', '刘敏', 'QUALITY', ['qc']),
  person('e-qcs', '张倩', 'QUALITY', ['qcs', 'qc']),
  person('e-fqc', '孙磊', 'QUALITY', ['fqc']),
  person('e-qchead', '赵文', 'QUALITY', ['qcHead']),
  person('e-prod', '马超', 'PRODUCTION', ['prod']),
  person('e-prodhead', '徐刚', 'PRODUCTION', ['prodHead']),
  person('e-pmc', '高洁', 'PLANNING', ['pmc']),
  person('e-pmchead', '罗平', 'PLANNING', ['pmcHead']),
  person('e-after', '谢芳', 'AFTER_SALES', ['after', 'repair', 'handler']),
  person('e-afterhead', '曾强', 'AFTER_SALES', ['afterHead']),
  person('e-logi', '邓辉', 'LOGISTICS', ['logi']),
  person('e-eng', '彭波', 'ENGINEERING', ['eng', 'craft', 'engQc', 'rd']),
  person('e-enghead', '蒋伟', 'ENGINEERING', ['engHead']),
  person('e-buyer', '沈琳', 'PURCHASING', ['buyer']),
  person('e-hr', '韩梅', 'HR_ADMIN', ['hr']),
  person('e-fin', '冯雪', 'FINANCE', ['fin', 'acct']),
  person('e-finhead', '曹颖', 'FINANCE', ['finHead']),
  person('e-vp', '董涛', 'MANAGEMENT', ['vp']),
  person('e-auth', '梁栋', 'MANAGEMENT', ['auth']),
  person('e-gm', '唐毅', 'MANAGEMENT', ['gm'], { plantCodes: [DEMO_PLANT, 'DG1'] }),
  person('e-operator', '值班操作员', 'MANAGEMENT', ['operator']),
  person('e-auditor', '顾清', 'MANAGEMENT', ['auditor']),
  person('e-keeper-dg', '叶青', 'WAREHOUSE', ['keeper'], { plantCodes: ['DG1'] }),
  person('e-qc-other', '外部公司检验员', 'QUALITY', ['qc', 'qcs'], { companyCode: 'XX01', plantCodes: ['SZ1'] }),
  ...HOUSE_PEOPLE,
];

/** People as masterdata would state them: employed since ever, without leave, roster, limits or delegations of their own. */
export function recordsOf(people: readonly (Actor & { readonly substitute?: string })[]): PeopleRecords {
  return {
    whole: [...new Set(people.map(({ companyCode }) => companyCode))],
    people: people.map(({ staff, dept, roles, companyCode, plantCodes }) => ({
      staff, dept, roles, companyCode, plantCodes, employeeNo: staff.slice(2), department: dept, head: null, activeFrom: 0, activeTo: null, deputy: null, accountOf: null,
      approvalLimits: {}, cardLimit: null, languages: ['zh'],
    })),
    leaves: [], roster: [], delegations: [],
    substitutions: people.flatMap(({ staff, companyCode, substitute }) => (substitute === undefined ? [] : [{ companyCode, staff, substitute, from: 0, to: null, roles: null, record: staff }])),
  };
}
export const DEMO_RECORDS = recordsOf(DEMO_PEOPLE);
