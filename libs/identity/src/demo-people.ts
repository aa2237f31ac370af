/** The demo company's people, in place of masterdata until it exists. Names never leave this file's directory: everything else knows staff ids. */
import type { Person } from './directory.js';

export const DEMO_COMPANY = 'GT01';
export const DEMO_PLANT = 'SZ1';

const person = (staff: string, name: string, dept: Person['dept'], roles: string[], more: Partial<Person> = {}): Person =>
  ({ staff, name, dept, roles, companyCode: DEMO_COMPANY, plantCodes: [DEMO_PLANT], ...more });

export const DEMO_PEOPLE: readonly Person[] = [
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
  person('e-auth', '梁栋', 'MANAGEMENT', ['auth']),
  person('e-gm', '唐毅', 'MANAGEMENT', ['gm', 'vp'], { plantCodes: [DEMO_PLANT, 'DG1'] }),
  person('e-operator', '值班操作员', 'MANAGEMENT', ['operator']),
  person('e-keeper-dg', '叶青', 'WAREHOUSE', ['keeper'], { plantCodes: ['DG1'] }),
  person('e-qc-other', '外部公司检验员', 'QUALITY', ['qc', 'qcs'], { companyCode: 'XX01', plantCodes: ['SZ1'] }),
];
