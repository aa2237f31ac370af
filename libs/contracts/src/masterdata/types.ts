/** Kinds of master data, as they stand in topics, addresses and tables. Masterdata owns them all; others keep read-only projections. */
import type { Label } from '../vocabulary.js';

const type = (path: string, zh: string, en: string): Label & { readonly path: string } => ({ path, zh, en });

/** `path`: last part of the type's address below `/api/masterdata/v1`. */
export const MASTER_TYPES = {
  company: type('companies', '公司账套', 'Company'),
  plant: type('plants', '分厂', 'Plant'),
  area: type('areas', '仓与区域', 'Store or area'),
  department: type('departments', '部门', 'Department'),
  employee: type('employees', '员工', 'Employee'),
  substitution: type('substitutions', '代理人', 'Substitution'),
  delegation: type('delegations', '授权', 'Delegation'),
  shift: type('shifts', '班次', 'Shift'),
  roster: type('rosters', '排班', 'Roster entry'),
  leave: type('leaves', '请假', 'Leave'),
  calendar: type('calendars', '日历', 'Calendar'),
  customer: type('customers', '客户', 'Customer'),
  product: type('products', '产品', 'Product'),
  supplier: type('suppliers', '供应商', 'Supplier'),
  carrier: type('carriers', '承运商', 'Carrier'),
  code: type('codes', '代码', 'Code of a table'),
  price: type('prices', '价目', 'Price'),
  inspection: type('inspection-plans', '检验方案', 'Inspection plan'),
  label: type('label-patterns', '标签规则', 'Label pattern'),
} as const satisfies Record<string, Label & { path: string }>;
export type MasterType = keyof typeof MASTER_TYPES;
export const MASTER_TYPE_LIST = Object.keys(MASTER_TYPES) as MasterType[];

/** What travels on the compacted topic: every type, and the word that everybody is stated (`PeopleStated`). */
export type StatedType = MasterType | 'people';

/** Producing service and topic suffix. */
export const MASTERDATA = 'masterdata';
/** Key of a record on the compacted topic and subject of its journal stream, whose number is the record's version. */
export const masterKey = (type: StatedType, companyCode: string, code: string): string => `${type}/${companyCode}/${code}`;

/** What comes through the same doors and is no record: what products cost (masterdata), what was delivered (returns). */
export const MORE_IMPORTS = {
  'product-cost': { zh: '产品成本', en: 'Product cost' },
  delivery: { zh: '发货行', en: 'Delivery line' },
} as const satisfies Record<string, Label>;
export type ImportType = MasterType | keyof typeof MORE_IMPORTS;

/** Types that may come by topic: what a company is and somebody's own authority may not. */
export const IMPORT_TOPIC_TYPES: readonly ImportType[] = [...MASTER_TYPE_LIST.filter((type) => !['company', 'delegation'].includes(type)), 'product-cost', 'delivery'];
/** Suffix of the topic on which other systems may bring rows of a type: `<prefix>.import.<type>`, key = external id. */
export const importTopic = (type: ImportType): string => `import.${type}`;
/** Suffix of the topic on which rows of those topics that were refused come back with the reason. */
export const IMPORT_REJECTS = 'import.rejected';

/** The parts of a key, or null when it is none. */
export function readMasterKey(key: string): { readonly type: StatedType; readonly companyCode: string; readonly code: string } | null {
  const [type = '', companyCode, code, ...more] = key.split('/');
  if (!(Object.hasOwn(MASTER_TYPES, type) || type === 'people') || !companyCode || !code || more.length > 0) return null;
  return { type: type as StatedType, companyCode, code };
}
