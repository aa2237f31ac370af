/**
 * Who may do what: the permissions of the house and the table of roles, in this one file.
 * Keys of ROLES are the role names policies use (process-model.md §5.1). A profile may bring a role of its own; such a role has
 * the rights of its department's staff, so that a new procedure needs no change here. Permission says which endpoint somebody
 * may call at all; which task and which return, access.rules.ts says.
 */
import { COMMAND_NOUNS, type CommandKind } from '@guitu/contracts/http/command-routes';
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import type { Dept, Label } from '@guitu/contracts/vocabulary';

const DESK_PERMISSIONS = {
  'task.read': { zh: '查看待办与退货单', en: 'Read tasks and returns' },
  'task.work': { zh: '领取、退回、转交待办', en: 'Claim, release and delegate tasks' },
  'task.assign': { zh: '指派待办', en: 'Assign tasks to people' },
  'notice.read': { zh: '查看自己的通知', en: 'Read one’s notices' },
  'push.read': { zh: '查看推送处理率', en: 'Read how many pushes are acted on' },
  'digest.decide': { zh: '决定规则是否改为日报', en: 'Decide whether a rule moves to the digest' },
  'policy.read': { zh: '查看制度', en: 'Read policies' },
  'policy.publish': { zh: '发布制度与日历', en: 'Publish policies and calendars' },
  'operations.read': { zh: '查看流程运行情况', en: 'Read the state of processes' },
  'masterdata.read': { zh: '查看主数据', en: 'Read master data' },
  'masterdata.write': { zh: '维护产品、客户、供应商与代码，导入', en: 'Keep products, partners and codes; import' },
  'delivery.read': { zh: '查看发货台账', en: 'Read deliveries' },
  'delivery.write': { zh: '维护发货台账', en: 'Keep deliveries' },
  'return.take_over': { zh: '载入期初在途', en: 'Load returns that are under way at go-live' },
  'people.write': { zh: '维护公司、部门、员工、权限与额度、日历', en: 'Keep companies, departments, employees with roles and limits, calendars' },
  'presence.write': { zh: '维护代理、排班与请假', en: 'Keep substitutions, rosters and leave' },
  'delegation.give': { zh: '授权他人代行', en: 'Delegate one’s own authority' },
  'cost.read': { zh: '查看产品成本', en: 'Read what products cost' },
  'cost.write': { zh: '维护产品成本', en: 'Keep what products cost' },
  'contact.read': { zh: '查看联系人', en: 'Read contacts' },
  'contact.write': { zh: '维护联系人', en: 'Keep contacts' },
  'erasure.ask': { zh: '申请删除个人信息', en: 'Ask for a person’s data to be erased' },
  'person.erase': { zh: '签署删除个人信息', en: 'Sign that a person’s data are erased' },
  'access.review': { zh: '权限复核', en: 'Review who may do what' },
  'parcel.keep': { zh: '登记包裹、拒收', en: 'Keep and refuse parcels' },
  'parcel.identify': { zh: '识别包裹', en: 'Say whose a parcel is' },
  'parcel.send_off': { zh: '退回无人认领的包裹、设置拒收', en: 'Send off parcels nobody claims; say whether parcels may be refused' },
  'complaint.keep': { zh: '登记客诉、8D，关联退货单', en: 'Keep complaints and 8Ds, link returns to them' },
  'goods.issue': { zh: '领用发料', en: 'Hand goods to the line for rework' },
  'order.plan': { zh: '排产、改交期、报延误', en: 'Plan orders, move their dates, report delays' },
  'paper.print': { zh: '打印标签与单据', en: 'Print labels and papers' },
  'stock.count': { zh: '盘点退货区', en: 'Count the return area' },
  'settlement.work': { zh: '收存单据、过账、红字发票', en: 'Keep papers, postings and red invoices' },
  'paper.release': { zh: '缺件放行', en: 'Go on without the original of a paper' },
  'order.configure': { zh: '设置返修、补货指令的下达方式', en: 'Choose how orders of rework and replenishment reach the ERP' },
  'posting.configure': { zh: '设置过账方式', en: 'Choose how postings reach the ERP' },
  'operations.repair': { zh: '处理搁置、重放与修复', en: 'Replay, skip and mend processes' },
} as const satisfies Record<string, Label>;

/** `record.<kind>`: record that fact over HTTP or as an operator. */
export type Permission = keyof typeof DESK_PERMISSIONS | 'record.register' | `record.${CommandKind}`;

const COMMAND_KINDS = Object.keys(COMMAND_NOUNS) as CommandKind[];
const recording = (kind: 'register' | CommandKind): readonly [Permission, Label] =>
  [`record.${kind}`, { zh: `记录：${FACT_KINDS[kind].zh}`, en: `Record: ${FACT_KINDS[kind].en}` }];

/** Every permission with the words people see. */
export const PERMISSIONS = Object.fromEntries<Label>([
  ...(Object.entries(DESK_PERMISSIONS) as [Permission, Label][]), recording('register'), ...COMMAND_KINDS.map(recording),
]) as Readonly<Record<Permission, Label>>;
export const PERMISSION_LIST = Object.keys(PERMISSIONS) as Permission[];

const record = (...kinds: ('register' | CommandKind)[]): Permission[] => kinds.map((kind) => `record.${kind}` as const);
/** Gates are open to every department: whom a level asks, the policy says (S001-12 asks the keeper, S000-18 finance, S000-19 production, S000-03 副总 for money). */
const GATES: readonly Permission[] = record('review', 'exception', 'discount_approval', 'papers_approval', 'replacement_approval', 'disposition_approval', 'scrap_approval', 'settlement_approval', 'close_review');
const EVERYBODY: readonly Permission[] = ['task.read', 'task.work', 'notice.read', 'policy.read', 'masterdata.read', 'delegation.give', ...GATES, ...record('duty', 'extend', 'resolve', 'correct')];
const CUSTOMER_SIDE: readonly Permission[] = [
  ...EVERYBODY, 'contact.read', 'contact.write', 'delivery.read', 'parcel.identify',
  ...record('register', 'contact', 'onsite', 'supplement', 'eligibility', 'withdraw', 'customer_reply', 'appeal', 'survey', 'instruct', 'dispatched', 'discrepancy', 'supply_order', 'send_back', 'onsite_done', 'quote', 'tell', 'report_sent'),
];

/** What everybody of a department may do, whatever the role. */
export const DEPARTMENT_RIGHTS: Readonly<Record<Dept, readonly Permission[]>> = {
  SALES: CUSTOMER_SIDE,
  SERVICE: [...CUSTOMER_SIDE, 'complaint.keep'],
  AFTER_SALES: [...CUSTOMER_SIDE, 'paper.print'],
  MANAGEMENT: EVERYBODY,
  WAREHOUSE: [...EVERYBODY, 'paper.print', 'parcel.keep', 'parcel.identify', 'goods.issue', 'stock.count', ...record('hold', 'arrive', 'receive', 'dispatched', 'discrepancy', 'arrival_notice', 'stock_in', 'scrap', 'treat', 'pack', 'send_back', 'ship')],
  LOGISTICS: [...EVERYBODY, 'paper.print', 'parcel.keep', ...record('arrive', 'receive', 'dispatched', 'pack', 'send_back', 'ship')],
  QUALITY: [...EVERYBODY, 'paper.print', 'cost.read', 'complaint.keep', ...record('contact', 'release', 'onsite', 'sort', 'inspect', 'conclude', 'dispose', 'reinspect', 'scrap_request', 'onsite_done'),
    ...record('pool_started', 'responsibility', 'first_article', 'unit_test', 'dispatch_check', 'improve')],
  ENGINEERING: [...EVERYBODY, 'cost.read', ...record('inspect', 'conclude', 'dispose', 'reinspect', 'responsibility', 'plan', 'first_article')],
  PRODUCTION: [...EVERYBODY, 'paper.print', 'order.plan', ...record('hold', 'sort', 'order', 'repair', 'make', 'pack', 'scrap_request', 'signoff', 'treat', 'dismantle', 'improve')],
  PLANNING: [...EVERYBODY, 'paper.print', 'order.plan', ...record('order', 'make')],
  PURCHASING: [...EVERYBODY, ...record('to_supplier')],
  HR_ADMIN: [...EVERYBODY, 'people.write', 'presence.write', 'contact.read', 'contact.write', 'erasure.ask'],
  FINANCE: [...EVERYBODY, 'contact.read', 'cost.read', 'cost.write', 'delivery.read', 'settlement.work', ...record('audit', 'post', 'refund_paid', 'refund_failed', 'deposit', 'deposit_settle', 'adjust', 'tell', 'supplement', 'eligibility', 'survey')],
};
const HEAD: readonly Permission[] = ['task.assign', 'push.read', 'parcel.send_off', 'masterdata.write', 'delivery.read', 'delivery.write', 'presence.write', ...record('grant', 'override', 'claimed_time')];
const CASE_CONTROL: readonly Permission[] = record('pause', 'resume', 'cancel');
/** Whom a policy may name as its owner (换版), and who may have a return go on after its end (重开). */
const POLICY_OWNER: readonly Permission[] = record('repin');
const REOPENER: readonly Permission[] = record('reopen');
/** Whoever may have the past of a return written: heads who answer for customers. */
const GO_LIVE: readonly Permission[] = ['return.take_over'];
/** Rights of a head: nobody has them for deputising. */
const RESERVED: ReadonlySet<Permission> = new Set([...HEAD, ...CASE_CONTROL, ...POLICY_OWNER, ...REOPENER]);

export interface Role extends Label {
  readonly dept: Dept;
  /** Role that answers for this one; the head of a department is its own. A task carries the head its policy names. */
  readonly head: string;
  /** Rights beyond the department's. */
  readonly also: readonly Permission[];
  /** Instead of the department's rights: nothing but these. */
  readonly only?: readonly Permission[];
  /** Roles of the department whose tasks this one takes as well, whoever is there. */
  readonly standsInFor: readonly string[];
  /** Roles of the department that take its tasks while nobody who holds it is there, in this order. */
  readonly deputies: readonly string[];
}
type More = Partial<Pick<Role, 'also' | 'only' | 'standsInFor' | 'deputies'>>;
const role = (zh: string, en: string, dept: Dept, head: string, { also = [], only, standsInFor = [], deputies = [] }: More = {}): Role =>
  ({ zh, en, dept, head, also, standsInFor, deputies, ...(only !== undefined && { only }) });

/** Roles the house has, and those single procedures bring; zh and en are the words of the procedure that uses the role most. */
export const ROLES: Readonly<Record<string, Role>> = {
  sales: role('业务员', 'Sales', 'SALES', 'salesHead', { deputies: ['follow', 'assist', 'market'], also: record('arrive', 'arrival_notice', 'receive', 'stock_in', 'dispose') }),
  salesHead: role('业务主管', 'Head of sales', 'SALES', 'salesHead', { also: [...HEAD, ...CASE_CONTROL, ...POLICY_OWNER, ...GO_LIVE, ...record('adjust'), 'policy.publish'] }),
  approver: role('核准人', 'Approver', 'SALES', 'salesHead'),
  area: role('区域经理', 'Area manager', 'SALES', 'deptHead', { also: HEAD }),
  assist: role('业务助理', 'Sales assistant', 'SALES', 'area', { deputies: ['sales'], also: record('dispose') }),
  bizMgr: role('业务经理', 'Sales manager', 'SALES', 'salesHead'),
  bu: role('事业部', 'Business unit', 'SALES', 'deptHead'),
  deptHead: role('部门主管', 'Head of department', 'SALES', 'company', { also: HEAD }),
  follow: role('业务跟单', 'Order clerk', 'SALES', 'salesHead', { deputies: ['sales'] }),
  market: role('市场销售部', 'Marketing and sales', 'SALES', 'salesHead', { deputies: ['sales'], also: record('ship') }),
  mktMgr: role('营销经理', 'Marketing manager', 'SALES', 'gm'),
  salesMgr: role('责任销售经理', 'Responsible area sales manager', 'SALES', 'salesHead'),
  shop: role('电商', 'E-commerce', 'SALES', 'salesHead', { deputies: ['sales'] }),
  store: role('门店销售人员', 'Store staff', 'SALES', 'salesHead', { deputies: ['sales'] }),
  cs: role('客服', 'Customer service', 'SERVICE', 'csHead', { deputies: ['complaints'], also: record('arrive', 'arrival_notice', 'receive', 'dispose') }),
  csHead: role('客服主管', 'Head of customer service', 'SERVICE', 'csHead', { also: [...HEAD, ...CASE_CONTROL, ...POLICY_OWNER, ...REOPENER, ...GO_LIVE, 'policy.publish'] }),
  complaints: role('抱怨处理部门', 'Complaint desk', 'SERVICE', 'csHead', { deputies: ['cs'] }),
  reviewer: role('审核部门', 'Review department', 'SERVICE', 'csHead'),
  after: role('售后', 'After-sales', 'AFTER_SALES', 'afterHead', { deputies: ['handler'], also: record('arrive', 'arrival_notice', 'receive', 'sort', 'plan', 'dismantle', 'stock_in', 'pack', 'ship', 'scrap_request', 'dispose', 'repair') }),
  afterHead: role('售后主管', 'Head of after-sales', 'AFTER_SALES', 'afterHead', { also: [...HEAD, ...CASE_CONTROL] }),
  handler: role('退货处理人员', 'Returns handler', 'AFTER_SALES', 'afterHead', { deputies: ['after'], also: record('dispose', 'repair') }),
  repair: role('售后维修部', 'After-sales repair', 'AFTER_SALES', 'afterHead', { deputies: ['after'], also: ['order.plan', ...record('inspect', 'plan', 'stock_in', 'scrap_request', 'repair')] }),
  keeper: role('仓管员', 'Warehouse keeper', 'WAREHOUSE', 'whHead', { deputies: ['checker'], also: record('inspect', 'scrap_request', 'dispose', 'repair') }),
  whHead: role('仓库主管', 'Head of warehouse', 'WAREHOUSE', 'whHead', { also: HEAD }),
  checker: role('专门验收人员', 'Appointed checker', 'WAREHOUSE', 'whHead', { deputies: ['keeper'], also: record('inspect') }),
  logi: role('物流', 'Logistics', 'LOGISTICS', 'whHead', { also: record('inspect') }),
  qc: role('检验员', 'Quality inspector', 'QUALITY', 'qcHead', { deputies: ['qe', 'oqc', 'inspector'], also: record('order', 'customer_reply') }),
  qcs: role('品质客服组', 'Quality customer group', 'QUALITY', 'qcHead', { deputies: ['qc'] }),
  fqc: role('全检', 'Final inspection', 'QUALITY', 'qcHead', { standsInFor: ['qc'], deputies: ['qc'] }),
  qcHead: role('品质主管', 'Head of quality', 'QUALITY', 'qcHead', { also: [...HEAD, ...POLICY_OWNER, ...REOPENER, ...record('cancel')] }),
  host: role('品质部会审主持人', 'Host of the joint review', 'QUALITY', 'qcHead'),
  inspector: role('质量检验部门', 'Quality inspection', 'QUALITY', 'qcHead', { deputies: ['qc'] }),
  oqc: role('品管 OQC', 'Outgoing inspection', 'QUALITY', 'qcHead', { deputies: ['qc'] }),
  qe: role('QE 工程师', 'Quality engineer', 'QUALITY', 'qcHead', { deputies: ['qc'] }),
  eng: role('工程师', 'Engineer', 'ENGINEERING', 'engHead', { deputies: ['craft', 'engQc'], also: record('onsite_done', 'repair') }),
  engHead: role('工程主管', 'Head of engineering', 'ENGINEERING', 'engHead', { also: HEAD }),
  craft: role('工艺监督', 'Process supervisor', 'ENGINEERING', 'engHead', { deputies: ['eng'] }),
  engQc: role('工程部质检', 'Engineering inspector', 'ENGINEERING', 'engHead', { deputies: ['eng'] }),
  rd: role('研发部', 'Research and development', 'ENGINEERING', 'engHead', { deputies: ['eng'] }),
  prod: role('生产', 'Production', 'PRODUCTION', 'prodHead', { deputies: ['lineLead'], also: record('dispose') }),
  prodHead: role('生产主管', 'Head of production', 'PRODUCTION', 'prodHead', { also: HEAD }),
  assessed: role('被考核人', 'Assessed person', 'PRODUCTION', 'prodHead'),
  branch: role('责任分厂', 'Responsible branch factory', 'PRODUCTION', 'prodHead', { deputies: ['prod'] }),
  dutyDept: role('责任部门', 'Responsible department', 'PRODUCTION', 'prodHead', { deputies: ['prod'] }),
  lineLead: role('后工序拉长', 'Back-end line leader', 'PRODUCTION', 'prodHead', { deputies: ['prod'] }),
  mfgLead: role('制造部主管', 'Manufacturing lead', 'PRODUCTION', 'prodHead'),
  packer: role('包装组', 'Packing group', 'PRODUCTION', 'prodHead', { deputies: ['prod'] }),
  pmc: role('生管', 'Planner', 'PLANNING', 'pmcHead', { also: record('arrive', 'arrival_notice', 'receive') }),
  pmcHead: role('生管主管', 'Head of planning', 'PLANNING', 'pmcHead', { also: [...HEAD, 'order.configure'] }),
  buyer: role('采购', 'Buyer', 'PURCHASING', 'pmcHead', { also: record('conclude') }),
  hr: role('人力行政', 'HR and administration', 'HR_ADMIN', 'gm'),
  fin: role('财务', 'Finance', 'FINANCE', 'finHead', { deputies: ['acct'] }),
  finHead: role('财务主管', 'Head of finance', 'FINANCE', 'finHead', { also: [...HEAD, 'access.review', 'paper.release', 'posting.configure'] }),
  acct: role('销售会计', 'Sales accountant', 'FINANCE', 'finHead', { deputies: ['fin'] }),
  auth: role('权责人员', 'Authorised approver', 'MANAGEMENT', 'gm'),
  company: role('公司', 'Company', 'MANAGEMENT', 'gm', { also: HEAD }),
  coo: role('COO', 'COO', 'MANAGEMENT', 'gm', { also: ['cost.read', ...record('responsibility', 'dispose')] }),
  director: role('营销总监', 'Marketing director', 'MANAGEMENT', 'gm', { also: HEAD }),
  executive: role('高级管理人员', 'Senior management', 'MANAGEMENT', 'gm'),
  gmOffice: role('总经办', 'General manager’s office', 'MANAGEMENT', 'gm'),
  leader: role('相关领导', 'Manager in charge', 'MANAGEMENT', 'gm'),
  manager: role('经理', 'Manager', 'MANAGEMENT', 'gm', { also: record('dispose') }),
  supervisor: role('主管', 'Supervisor', 'MANAGEMENT', 'gm'),
  vp: role('副总经理', 'Vice general manager', 'MANAGEMENT', 'gm', { also: [...HEAD, ...CASE_CONTROL, 'cost.read', 'erasure.ask', 'person.erase'] }),
  vpOps: role('生产运营副总裁', 'Vice president of operations', 'MANAGEMENT', 'gm', { also: ['cost.read'] }),
  gm: role('总经理', 'General manager', 'MANAGEMENT', 'gm', {
    also: [...HEAD, ...CASE_CONTROL, ...POLICY_OWNER, ...REOPENER, ...GO_LIVE, 'policy.publish', 'people.write', 'erasure.ask', 'person.erase', 'access.review', 'contact.read', 'cost.read', 'cost.write'], deputies: ['vp'],
  }),
  /** Reads, and changes nothing (product.md §1 J). */
  auditor: role('审核员', 'Auditor', 'MANAGEMENT', 'gm', { only: ['task.read', 'policy.read', 'masterdata.read', 'contact.read', 'access.review'] }),
  operator: role('流程操作员', 'Process operator', 'MANAGEMENT', 'gm', { also: ['operations.read', 'operations.repair', 'push.read', 'digest.decide'] }),
};

/** A role's own rights: those of its department and its own. */
const rightsOf = (key: string): readonly Permission[] => {
  const known = ROLES[key];
  return known === undefined ? [] : [...(known.only ?? DEPARTMENT_RIGHTS[known.dept]), ...known.also];
};
/** Management comes last when nobody of a role, nor its head, is there; it then stands in for everybody. */
const LAST_RESORT: ReadonlySet<string> = new Set(['gm', ...(ROLES['gm']?.deputies ?? [])]);
/** Who stands in must be able to act: a head for those he answers for, a deputy for whom he deputises, the general manager for everybody. */
const standsBehind = (key: string): readonly string[] =>
  Object.keys(ROLES).filter((other) => LAST_RESORT.has(key) || ROLES[other]?.head === key || ROLES[other]?.deputies.includes(key));
const BEHIND: ReadonlyMap<string, readonly Permission[]> = new Map(
  Object.keys(ROLES).map((key) => [key, standsBehind(key).flatMap(rightsOf).filter((right) => right.startsWith('record.') && !RESERVED.has(right))]),
);

/**
 * Rights of somebody of this department who holds these roles. A role the table does not know adds nothing to the department's;
 * who holds roles with rights of their own alone (`only`) has not the department's.
 */
export function permissionsOf(dept: Dept, roles: readonly string[]): ReadonlySet<Permission> {
  const apart = roles.length > 0 && roles.every((key) => ROLES[key]?.only !== undefined);
  const base = apart ? roles.flatMap((key) => ROLES[key]?.only ?? []) : DEPARTMENT_RIGHTS[dept];
  return new Set([...base, ...roles.flatMap((key) => [...(ROLES[key]?.also ?? []), ...(BEHIND.get(key) ?? [])])]);
}
