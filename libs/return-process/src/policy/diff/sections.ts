/** Every section of a profile: what sort of value it holds, how people call it, and the step whose clause orders it. */
import type { Label } from '@guitu/contracts/vocabulary';
import type { StepKey } from '../steps.js';
import type { Profile } from '../types.js';

/** What sort of value has changed; screens group by it. */
export const DIFFERENCE_KINDS = {
  limit: { zh: '时限', en: 'Limits' }, approval: { zh: '审批', en: 'Approvals' }, entry: { zh: '受理', en: 'Entry' }, flow: { zh: '流程', en: 'Flow' },
  outcome: { zh: '处置', en: 'Outcomes' }, amount: { zh: '金额', en: 'Amounts' }, customer: { zh: '客户确认', en: 'Customer' }, form: { zh: '表单与事项', en: 'Forms and duties' },
  notice: { zh: '通知', en: 'Notices' }, role: { zh: '岗位', en: 'Roles' }, word: { zh: '文字', en: 'Words' }, release: { zh: '版本', en: 'Release' },
} as const satisfies Record<string, Label>;
export type DifferenceKind = keyof typeof DIFFERENCE_KINDS;

export interface Section extends Label { readonly kind: DifferenceKind; readonly step?: StepKey }
const section = (kind: DifferenceKind, zh: string, en: string, step?: StepKey): Section => ({ kind, zh, en, ...(step !== undefined && { step }) });

export const SECTIONS: { readonly [K in keyof Profile]-?: Section } = {
  key: section('release', '制度', 'Policy'), version: section('release', '版本', 'Version'), zh: section('word', '中文名', 'Chinese name'), en: section('word', '英文名', 'English name'),
  effectiveFrom: section('release', '生效日期', 'Effective from'), owner: section('release', '制度负责人', 'Owner'), sources: section('release', '出处', 'Sources'), demo: section('release', '演示用', 'For demonstrations'),
  roles: section('role', '岗位', 'Roles'), management: section('role', '管理层', 'Management'), clauses: section('word', '条款', 'Clauses'), fields: section('word', '字段', 'Fields'), texts: section('word', '通知文字', 'Notice texts'),
  reasons: section('entry', '退货原因', 'Reasons'), products: section('word', '产品类别', 'Product classes'), customers: section('word', '客户类别', 'Customer classes'), grades: section('word', '等级', 'Grades'),
  causes: section('word', '原因分类', 'Causes'), onsiteResults: section('word', '现场结果名称', 'Names of on-site results'),
  calendar: section('limit', '日历', 'Calendar'), emergency: section('limit', '应急时的时限', 'Limits in an emergency'),
  windows: section('entry', '申请期限', 'Application windows', 'eligible'), late: section('entry', '逾期申请', 'Late application', 'eligible'), warranty: section('entry', '保修', 'Warranty', 'eligible'),
  eligibility: section('entry', '受理条件', 'Eligibility', 'eligible'), approvals: section('approval', '审批链', 'Approvals'),
  sla: section('limit', '时限', 'Limits'), ladders: section('limit', '升级阶梯', 'Ladders'), chase: section('limit', '跟催', 'Chase'), loops: section('limit', '循环上限', 'Loop bounds'),
  contact: section('entry', '首次联系', 'First contact', 'contact'), containment: section('flow', '遏制', 'Containment', 'hold'), onsite: section('flow', '现场核实', 'On-site check', 'onsite'),
  inbound: section('flow', '收货方式', 'Inbound', 'instruct'), freight: section('amount', '运费', 'Freight', 'instruct'), receipt: section('flow', '验收', 'Receipt', 'receive'),
  classes: section('flow', '数量等级', 'Quantity classes'), classNames: section('word', '等级名称', 'Class names'), inspection: section('flow', '检验', 'Inspection', 'inspect'),
  disposition: section('outcome', '判定', 'Disposition', 'dispose'), outcomes: section('outcome', '允许结果', 'Allowed outcomes', 'dispose'), rework: section('flow', '返修', 'Rework', 'rework'),
  execution: section('role', '执行岗位', 'Who carries out'), stores: section('flow', '入库仓别', 'Stores', 'stockIn'), review: section('flow', '评审与改善', 'Review and improvement', 'meet'),
  settlement: section('amount', '结算', 'Settlement', 'value'), replacement: section('outcome', '换货补货', 'Replacement', 'supplyOrder'), responsibility: section('flow', '责任', 'Responsibility', 'responsible'),
  ask: section('customer', '客户确认', 'Customer confirmation'), notifications: section('notice', '通知', 'Notices'), forms: section('form', '表单', 'Forms'), duties: section('form', '事项', 'Duties'),
  closure: section('flow', '结案', 'Closing', 'closeReview'),
};

export const sectionOf = (path: readonly string[]): Section => SECTIONS[(path[0] ?? 'key') as keyof Profile] ?? SECTIONS.key;
