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
  'policy.read': { zh: '查看制度', en: 'Read policies' },
  'policy.publish': { zh: '发布制度与日历', en: 'Publish policies and calendars' },
  'operations.read': { zh: '查看流程运行情况', en: 'Read the state of processes' },
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
const EVERYBODY: readonly Permission[] = ['task.read', 'task.work', 'notice.read', 'policy.read', ...record('duty', 'extend', 'resolve')];
const CUSTOMER_SIDE: readonly Permission[] = [
  ...EVERYBODY,
  ...record('register', 'contact', 'onsite', 'review', 'withdraw', 'instruct', 'dispatched', 'discrepancy', 'supply_order', 'send_back', 'onsite_done', 'scrap_approval'),
];

/** What everybody of a department may do, whatever the role. Gates are open to every department: the policy names the approver's role. */
export const DEPARTMENT_RIGHTS: Readonly<Record<Dept, readonly Permission[]>> = {
  SALES: CUSTOMER_SIDE,
  SERVICE: CUSTOMER_SIDE,
  AFTER_SALES: CUSTOMER_SIDE,
  MANAGEMENT: [...EVERYBODY, ...record('review', 'scrap_approval')],
  WAREHOUSE: [...EVERYBODY, ...record('hold', 'arrive', 'receive', 'dispatched', 'discrepancy', 'arrival_notice', 'stock_in', 'scrap', 'pack', 'send_back', 'ship')],
  LOGISTICS: [...EVERYBODY, ...record('arrive', 'receive', 'dispatched', 'pack', 'send_back', 'ship')],
  QUALITY: [...EVERYBODY, ...record('contact', 'release', 'onsite', 'inspect', 'conclude', 'dispose', 'reinspect', 'scrap_request', 'scrap_approval', 'onsite_done', 'review')],
  ENGINEERING: [...EVERYBODY, ...record('inspect', 'conclude', 'dispose', 'reinspect', 'scrap_approval', 'review')],
  PRODUCTION: [...EVERYBODY, ...record('hold', 'order', 'repair', 'make', 'pack', 'scrap_request')],
  PLANNING: [...EVERYBODY, ...record('order', 'make')],
  PURCHASING: EVERYBODY,
  HR_ADMIN: EVERYBODY,
  FINANCE: EVERYBODY,
};
const HEAD: readonly Permission[] = ['task.assign', ...record('grant')];
const CASE_CONTROL: readonly Permission[] = record('pause', 'resume', 'cancel');

export interface Role extends Label {
  readonly dept: Dept;
  /** Role that answers for this one; a head is its own. */
  readonly head: string;
  /** Rights beyond the department's. */
  readonly also: readonly Permission[];
  /** Other roles of the department whose tasks this one may take as well. */
  readonly standsInFor?: readonly string[];
}
const role = (zh: string, en: string, dept: Dept, head: string, also: readonly Permission[] = [], standsInFor: readonly string[] = []): Role =>
  ({ zh, en, dept, head, also, standsInFor });

export const ROLES: Readonly<Record<string, Role>> = {
  sales: role('业务员', 'Sales', 'SALES', 'salesHead'),
  salesHead: role('业务主管', 'Head of sales', 'SALES', 'salesHead', [...HEAD, ...CASE_CONTROL, 'policy.publish']),
  cs: role('客服', 'Customer service', 'SERVICE', 'csHead'),
  csHead: role('客服主管', 'Head of customer service', 'SERVICE', 'csHead', [...HEAD, ...CASE_CONTROL, 'policy.publish']),
  after: role('售后', 'After-sales', 'AFTER_SALES', 'afterHead'),
  afterHead: role('售后主管', 'Head of after-sales', 'AFTER_SALES', 'afterHead', [...HEAD, ...CASE_CONTROL]),
  keeper: role('仓管员', 'Warehouse keeper', 'WAREHOUSE', 'whHead'),
  whHead: role('仓库主管', 'Head of warehouse', 'WAREHOUSE', 'whHead', HEAD),
  logi: role('物流', 'Logistics', 'LOGISTICS', 'whHead'),
  qc: role('检验员', 'Quality inspector', 'QUALITY', 'qcHead'),
  qcs: role('品质客服组', 'Quality customer group', 'QUALITY', 'qcHead'),
  fqc: role('全检', 'Final inspection', 'QUALITY', 'qcHead', [], ['qc']),
  qcHead: role('品质主管', 'Head of quality', 'QUALITY', 'qcHead', [...HEAD, ...record('cancel')]),
  eng: role('工程师', 'Engineer', 'ENGINEERING', 'engHead'),
  engHead: role('工程主管', 'Head of engineering', 'ENGINEERING', 'engHead', HEAD),
  prod: role('生产', 'Production', 'PRODUCTION', 'prodHead'),
  prodHead: role('生产主管', 'Head of production', 'PRODUCTION', 'prodHead', HEAD),
  pmc: role('生管', 'Planner', 'PLANNING', 'pmcHead'),
  pmcHead: role('生管主管', 'Head of planning', 'PLANNING', 'pmcHead', HEAD),
  buyer: role('采购', 'Buyer', 'PURCHASING', 'pmcHead'),
  auth: role('权责人员', 'Authorised approver', 'MANAGEMENT', 'gm'),
  vp: role('副总经理', 'Vice general manager', 'MANAGEMENT', 'gm', [...HEAD, ...CASE_CONTROL]),
  gm: role('总经理', 'General manager', 'MANAGEMENT', 'gm', [...HEAD, ...CASE_CONTROL, 'policy.publish']),
  operator: role('流程操作员', 'Process operator', 'MANAGEMENT', 'gm', ['operations.read', 'operations.repair']),
};

/** Rights of somebody of this department who holds these roles. */
export function permissionsOf(dept: Dept, roles: readonly string[]): ReadonlySet<Permission> {
  const own = roles.flatMap((key) => ROLES[key]?.also ?? []);
  return new Set([...DEPARTMENT_RIGHTS[dept], ...own]);
}
