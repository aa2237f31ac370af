/** Who sees what of a return, field by field (product.md §3.1 "Who sees what"): the table, and what it means for one reader. */
import type { Dept, Label } from '@guitu/contracts/vocabulary';
import type { Actor } from './actor.js';
import { ROLES } from './roles.js';

/** Groups of readers; a head reads like his department and what heads see besides. */
export const READERS = {
  workshop: { zh: '仓库、生产、计划、采购、人事', en: 'Warehouse, production, planning, purchasing, HR' },
  quality: { zh: '品质、工程', en: 'Quality, engineering' },
  customer_side: { zh: '业务、客服、售后', en: 'Sales, service, after-sales' },
  finance: { zh: '财务', en: 'Finance' },
  head: { zh: '部门主管', en: 'Head of a department' },
  management: { zh: '管理层', en: 'Management' },
  auditor: { zh: '审核员', en: 'Auditor' },
  operator: { zh: '流程操作员（IT）', en: 'Process operator (IT)' },
} as const satisfies Record<string, Label>;
export type Reader = keyof typeof READERS;

export const ASPECTS = {
  goods: { zh: '货物、照片', en: 'Goods, photos' },
  contact: { zh: '客户联系方式', en: 'Customer contact' },
  money: { zh: '价格、金额', en: 'Price, amount' },
  cost: { zh: '成本', en: 'Cost' },
  penalty: { zh: '考核、责任', en: 'Penalty, bearer' },
  messages: { zh: '内部消息', en: 'Internal messages' },
} as const satisfies Record<string, Label>;
export type Aspect = keyof typeof ASPECTS;

/** no · own: of own work, own returns, own customers · scrap: only the value of scrap one is asked to approve · technical: codes and quantities, no pictures · payee: only who is paid · masked: names and numbers with their middle left out, amounts left out · on_demand: logged · decisions: words of decisions */
export type Degree = 'yes' | 'no' | 'own' | 'scrap' | 'technical' | 'payee' | 'masked' | 'on_demand' | 'decisions';
export type ReadingRights = Readonly<Record<Aspect, Degree>>;

const rights = (goods: Degree, contact: Degree, money: Degree, cost: Degree, penalty: Degree, messages: Degree): ReadingRights => ({ goods, contact, money, cost, penalty, messages });
export const READING: Readonly<Record<Reader, ReadingRights>> = {
  workshop: rights('yes', 'no', 'no', 'own', 'no', 'own'),
  quality: rights('yes', 'no', 'scrap', 'yes', 'own', 'yes'),
  customer_side: rights('yes', 'own', 'yes', 'no', 'no', 'yes'),
  finance: rights('yes', 'payee', 'yes', 'yes', 'yes', 'yes'),
  head: rights('yes', 'no', 'yes', 'own', 'own', 'yes'),
  management: rights('yes', 'on_demand', 'yes', 'yes', 'yes', 'yes'),
  auditor: rights('yes', 'masked', 'yes', 'no', 'no', 'decisions'),
  operator: rights('technical', 'no', 'masked', 'no', 'no', 'no'),
};

const GROUPS: Readonly<Record<Dept, Reader>> = {
  WAREHOUSE: 'workshop', LOGISTICS: 'workshop', PRODUCTION: 'workshop', PLANNING: 'workshop', PURCHASING: 'workshop', HR_ADMIN: 'workshop',
  QUALITY: 'quality', ENGINEERING: 'quality', SALES: 'customer_side', SERVICE: 'customer_side', AFTER_SALES: 'customer_side', FINANCE: 'finance', MANAGEMENT: 'management',
};
/** Roles that read as themselves, whatever department they stand in. */
const AS_ROLE: Readonly<Record<string, Reader>> = { auditor: 'auditor', operator: 'operator' };
/** From least to most. */
const ORDER: readonly Degree[] = ['no', 'masked', 'technical', 'payee', 'scrap', 'decisions', 'own', 'on_demand', 'yes'];

/** The groups somebody reads as. Who also holds an ordinary role reads by that as well. */
export function readersOf({ dept, roles }: Pick<Actor, 'dept' | 'roles'>): Reader[] {
  const special = roles.flatMap((role) => AS_ROLE[role] ?? []);
  if (special.length === roles.length) return special;
  const leads = roles.some((role) => Object.values(ROLES).some((other) => other.head === role && other.dept === dept));
  return [GROUPS[dept], ...(leads ? ['head' as const] : []), ...special];
}

/** What somebody may read: of each aspect the most that one of his groups may. */
export function readingRights(actor: Pick<Actor, 'dept' | 'roles'>): ReadingRights {
  const readers = readersOf(actor);
  const most = (aspect: Aspect): Degree => readers.map((reader) => READING[reader][aspect]).reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), 'no');
  return Object.fromEntries((Object.keys(ASPECTS) as Aspect[]).map((aspect) => [aspect, most(aspect)])) as Record<Aspect, Degree>;
}
