/** Where in a policy a value stands, in words: `时限 · 2 小时内判定 · 多久`. */
import type { Label } from '@guitu/contracts/vocabulary';
import { isObject } from '../shape.js';
import type { ResolvedProfile } from '../types.js';
import { sectionOf } from './sections.js';

const word = (zh: string, en: string): Label => ({ zh, en });

/** Names of fields, wherever they stand. A code of the policy is named by its own entry instead. */
const FIELDS: Readonly<Record<string, Label>> = {
  zh: word('中文', 'Chinese'), en: word('英文', 'English'), dept: word('部门', 'department'), head: word('主管', 'head'), group: word('归类', 'group'), clause: word('条款', 'clause'),
  by: word('岗位', 'role'), when: word('条件', 'condition'), on: word('启用', 'switched on'), then: word('结果', 'result'), rows: word('规则', 'rows'), otherwise: word('其余情况', 'otherwise'),
  budget: word('多久', 'budget'), start: word('起点', 'start'), stop: word('终点', 'stop'), owner: word('责任', 'owner'), ladder: word('阶梯', 'ladder'), adds: word('加时', 'additions'),
  extend: word('延期', 'extension'), times: word('次数', 'times'), pauseWhile: word('暂停于', 'stands still while'), onBreach: word('超时后', 'on breach'), duty: word('事项', 'duty'),
  span: word('期限', 'span'), steps: word('各步骤', 'per step'), months: word('月数', 'months'), perContract: word('按合同', 'per contract'), effect: word('作用', 'effect'), voidWhen: word('失效条件', 'void when'),
  checks: word('检查项', 'checks'), test: word('判断', 'test'), rule: word('组合', 'rule'), mode: word('方式', 'mode'), levels: word('级别', 'levels'), onReject: word('退回后', 'on rejection'), empty: word('无人审批时', 'when nobody applies'),
  max: word('上限', 'bound'), grant: word('放行人', 'who may grant'), holds: word('标识人', 'holders'), release: word('解除人', 'who releases'), results: word('允许结果', 'allowed results'),
  goods: word('货物', 'goods'), remedy: word('对客户', 'remedy'), remedies: word('对客户处理', 'remedies'), carrier: word('承运', 'carrier'), ships: word('发货人', 'who ships'), instruct: word('指引人', 'who instructs'),
  documents: word('随货单据', 'documents'), missing: word('缺单据时', 'when missing'), address: word('地址', 'address'), payer: word('付款方', 'payer'), prepaid: word('预付', 'prepaid'),
  joint: word('共同验收', 'joint'), fields: word('字段', 'fields'), area: word('区域', 'area'), label: word('标识', 'label'), notify: word('通知', 'notify'), signoff: word('签收', 'sign-off'), mismatch: word('数量不符', 'mismatch'),
  tell: word('告知', 'tell'), recount: word('复点', 'recount'), sign: word('签字', 'sign'), carrierClaim: word('向承运索赔', 'carrier claim'), accessories: word('配件', 'accessories'), shortfallFrom: word('短少先减', 'shortfall from'),
  at: word('时机', 'moment'), sort: word('分拣', 'sorting'), sampling: word('抽样', 'sampling'), method: word('方法', 'method'), minBps: word('最低比例', 'minimum share'), perUnit: word('逐件检查', 'per unit'), pool: word('待检池', 'pool'), over: word('超过', 'over'),
  rules: word('判定规则', 'rules'), allow: word('允许', 'allowed'), valueBps: word('计价比例', 'value share'), charge: word('收费', 'charge'), roles: word('岗位', 'roles'),
  plan: word('方案', 'plan'), order: word('指令', 'order'), priority: word('优先', 'priority'), firstArticle: word('首件', 'first article'), reinspect: word('复检', 're-inspection'), unitTest: word('性能测试', 'unit test'),
  dispatchCheck: word('出货检验', 'dispatch check'), requires: word('必做', 'required'), meeting: word('评审会', 'meeting'), home: word('改善归属', 'home'), complaint: word('客诉', 'complaint'), report: word('报告', 'report'),
  kind: word('种类', 'kind'), toCustomer: word('发给客户', 'to the customer'), form: word('表单', 'form'), trigger: word('起算', 'trigger'), audit: word('审核', 'audit'), post: word('入账', 'posting'), pay: word('退款', 'payment'),
  verifyAccount: word('核对账户', 'account check'), negotiated: word('协商金额', 'negotiated amount'), adjust: word('调整', 'adjustment'), tolerance: word('容差', 'tolerance'), route: word('途径', 'route'), deductions: word('扣款', 'deductions'), base: word('基数', 'base'), bps: word('比例', 'rate'),
  amount: word('金额', 'amount'), rounding: word('舍入', 'rounding'), make: word('备货', 'make'), ship: word('发货', 'ship'), advance: word('先发', 'advance'), deny: word('不补', 'denied'), deposit: word('押金', 'deposit'), unproven: word('责任不成立时', 'when unproven'),
  bearer: word('承担', 'bearer'), penalty: word('考核', 'penalty'), supplierNotice: word('供应商通知', 'supplier notice'), timeout: word('等待', 'timeout'), onTimeout: word('超时后', 'on timeout'),
  gate: word('步骤', 'step'), copies: word('抄送', 'copies'), issuedBy: word('发单人', 'issued by'), after: word('之后', 'after'), before: word('之前', 'before'), per: word('每', 'per'), to: word('收件', 'to'), text: word('文字', 'text'),
  survey: word('回访', 'survey'), costAccount: word('成本科目', 'cost account'), reports: word('报表', 'reports'), role: word('岗位', 'role'), from: word('从', 'from'),
};

/** Sections that are lists by code, and lists by code inside a section: their next segment is a code, not a field. */
const BY_CODE: ReadonlySet<string> = new Set([
  'roles', 'clauses', 'fields', 'texts', 'reasons', 'products', 'customers', 'grades', 'causes', 'onsiteResults', 'approvals', 'sla', 'ladders', 'loops', 'classNames', 'execution', 'ask', 'forms', 'duties',
  'eligibility.checks', 'onsite.results', 'settlement.deductions', 'chase.steps',
]);

function own(profile: ResolvedProfile, path: readonly string[]): Label | null {
  let at: unknown = profile;
  for (const key of path) at = isObject(at) ? at[key] : undefined;
  return isObject(at) && typeof at['zh'] === 'string' && typeof at['en'] === 'string' ? { zh: at['zh'], en: at['en'] } : null;
}

function segmentWords(path: readonly string[], a: ResolvedProfile, b: ResolvedProfile): Label {
  const key = path[path.length - 1] ?? '';
  if (path.length === 1) return sectionOf(path);
  if (/^\d+$/.test(key)) return word(`第 ${Number(key) + 1} 条`, `no. ${Number(key) + 1}`);
  if (!BY_CODE.has(path.slice(0, -1).join('.'))) return FIELDS[key] ?? word(key, key);
  const named = path[0] === 'onsite' ? ['onsiteResults', key] : path;
  return own(b, named) ?? own(a, named) ?? word(key, key);
}

/** The place of a value in both languages, from its section inwards. */
export function placeWords(path: readonly string[], a: ResolvedProfile, b: ResolvedProfile): Label {
  const words = path.map((_, index) => segmentWords(path.slice(0, index + 1), a, b));
  return { zh: words.map(({ zh }) => zh).join(' · '), en: words.map(({ en }) => en).join(' · ') };
}
