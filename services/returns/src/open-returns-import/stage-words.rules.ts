/** The words by which people name stages and their outcomes in a list, as codes of the facts. */
import { FACT_KIND_LIST, FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { GOODS } from '@guitu/contracts/vocabulary';
import type { Choice } from '@guitu/row-import/columns/column';
import type { PastStage } from './open-return.js';
import { TOLD } from './told-stages.rules.js';

/** What a row of 过程 may be: the registration itself (受理), or a stage of the JSON list. */
export const STAGES_OF_FILE: readonly FactKind[] = FACT_KIND_LIST.filter((kind) => kind === 'register' || TOLD.includes(kind));

/** Other words than FACT_KINDS has for them. */
export const STAGE_ALSO: { readonly [Kind in FactKind]?: readonly string[] } = {
  register: ['受理', 'Intake'], contact: ['联系客户'], review: ['退货审核'], hold: ['隔离'], instruct: ['退货通知单'], dispatched: ['客户寄出'], arrive: ['货到'], receive: ['收货', 'Receive'], arrival_notice: ['入库通知'],
  inspect: ['检验', '检测', 'Inspect'], responsibility: ['定责'], order: ['返修单', '返工单'], plan: ['返工方案'], repair: ['返修', '返工完成', '维修完成'], reinspect: ['复检', '返工检验'], unit_test: ['测试'], stock_in: ['重新入库'],
  scrap: ['报废'], send_back: ['退回客户'], supply_order: ['补货通知单'], make: ['备货'], ship: ['换货', '补货发出'], audit: ['结算审核'], post: ['记账', '过账', 'Post'], refund_paid: ['退款'], customer_reply: ['客户确认'],
  improve: ['整改报告'], duty: ['事项'],
};

const choice = (zh: string, en: string, ...also: string[]): Choice => ({ zh, en, also });
const VERDICTS = { accept: choice('同意', 'Accepted', '通过', '批准', '核准', 'approved'), reject: choice('不同意', 'Rejected', '驳回', '不批准', '拒绝'), supplement: choice('补资料', 'Papers wanted', '退回补充') };
const PASSED = { pass: choice('合格', 'Passed', '通过', 'OK'), fail: choice('不合格', 'Failed', '不通过', 'NG') };
const ANSWERS = { accept: choice('接受', 'Accepts', '同意'), refuse: choice('不接受', 'Refuses', '不同意', '拒绝'), counter: choice('另提要求', 'Wants otherwise') };
const DIFFERENCES = {
  accept: choice('按实收', 'Accept as counted', '接受'), wait_rest: choice('等余货', 'Wait for the rest'), recount: choice('重新清点', 'Count again'), carrier_claim: choice('向承运方索赔', 'Claim on the carrier'),
  send_back: choice('退回', 'Send back'), accept_extra: choice('接收多货', 'Accept what is extra'), not_sent: choice('未寄', 'Not sent'),
};
const goods: Readonly<Record<string, Choice>> = { ...GOODS, RESTOCK: { ...GOODS.RESTOCK, also: ['入库', '良品入库'] }, REWORK: { ...GOODS.REWORK, also: ['返工', '维修'] } };

const CONTACTED = { agreed: choice('已谈妥', 'Agreed', '已达成一致'), reached: choice('已联系上', 'Reached', '已联系'), not_reached: choice('未联系上', 'Not reached') };
const MET = { pass: choice('符合', 'Met', '合格', '通过'), fail: choice('不符合', 'Not met', '不合格', '不通过') };

const FIELDS = ['verdict', 'goods', 'result'] as const;
type Field = (typeof FIELDS)[number];
interface Outcomes {
  readonly field: Field;
  /** null: codes of the procedure itself */
  readonly words: Readonly<Record<string, Choice>> | null;
  /** fields of the fact's payload that say it as well */
  readonly said: readonly string[];
  /** the task of then says it where there was one way alone */
  readonly asked?: true;
}
const verdict: Outcomes = { field: 'verdict', words: VERDICTS, said: ['verdict'] };
const passed = (...said: readonly string[]): Outcomes => ({ field: 'result', words: PASSED, said });
/** Which stages may have gone one way or another, and in which words. */
const OUTCOMES: { readonly [Kind in FactKind]?: Outcomes } = {
  contact: { field: 'result', words: CONTACTED, said: ['resultCode'] }, eligibility: { field: 'result', words: MET, said: ['checks'] },
  review: verdict, exception: verdict, discount_approval: verdict, papers_approval: verdict, disposition_approval: verdict, scrap_approval: verdict, replacement_approval: verdict,
  settlement_approval: verdict, close_review: verdict, audit: verdict,
  inspect: passed('lines'), reinspect: passed('pass', 'fail'), unit_test: passed('pass', 'fail'), dispatch_check: passed('pass', 'fail'), first_article: passed('ok'), effect_check: passed('ok'), onsite_done: passed('qtyOk', 'qtyFailed'),
  plan: { field: 'result', words: { pass: choice('可行', 'Feasible'), fail: choice('不可行', 'Not feasible') }, said: ['feasible'] },
  repair: { field: 'result', words: { done: choice('修好', 'Repaired', '完成', '合格'), unrepairable: choice('不可修', 'Not repairable', '修不好', '报废') }, said: ['qtyDone', 'qtyUnrepairable'] },
  dispose: { field: 'goods', words: goods, said: ['lines'] }, customer_reply: { field: 'result', words: ANSWERS, said: ['answer'] }, discrepancy: { field: 'result', words: DIFFERENCES, said: ['lines'] },
  onsite: { field: 'result', words: null, said: ['lines'] }, sort: { field: 'result', words: null, said: ['lines'] },
  refund_paid: { field: 'result', words: null, said: ['routeCode'], asked: true }, post: { field: 'result', words: null, said: ['methodCode'], asked: true }, duty: { field: 'result', words: null, said: ['duty'], asked: true },
};

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The outcome as a field of the stage; a string says which words there are (empty: none). */
export function outcomeOf(kind: FactKind, text: string): { readonly field: Field; readonly code: string } | { readonly words: readonly Choice[] } {
  const outcomes = OUTCOMES[kind];
  if (outcomes === undefined) return { words: [] };
  const { field, words } = outcomes;
  if (words === null) return { field, code: text.trim() };
  const found = Object.entries(words).find(([code, { zh, en, also = [] }]) => [code, zh, en, ...also].some((name) => plain(name) === plain(text)));
  return found === undefined ? { words: Object.values(words) } : { field, code: found[0] };
}

/**
 * What is wrong with the outcome of a row: how a stage went is never taken for granted (whoever leaves it out may mean either), and a
 * word that nobody knows is no outcome. @param group the rows of its fact, of which one may state the payload for all
 */
export function outcomeFault(row: PastStage, group: readonly PastStage[]): { readonly code: string; readonly zh: string; readonly en: string } | null {
  const outcomes = OUTCOMES[row.stage];
  const { zh, en } = FACT_KINDS[row.stage];
  const astray = FIELDS.find((field) => row[field] !== undefined && field !== outcomes?.field);
  if (astray !== undefined) return { code: 'no-such-outcome', zh: `「${zh}」没有 ${astray} 可填。`, en: `“${en}” has no ${astray}.` };
  if (outcomes === undefined || outcomes.said.every((field) => group.some(({ payload = {} }) => Object.hasOwn(payload, field)))) return null;
  const { field, words, asked } = outcomes;
  const given = row[field];
  const listed = words === null ? { zh: '制度中的代码', en: 'codes of the procedure' } : { zh: Object.entries(words).map(([code, one]) => `${one.zh}（${code}）`).join('、'), en: Object.keys(words).join(', ') };
  if (given === undefined) return asked === true ? null : { code: 'no-outcome', zh: `「${zh}」还需写明结果：${listed.zh}。`, en: `How did “${en}” go? ${field}: ${listed.en}.` };
  return words === null || Object.hasOwn(words, given) ? null : { code: 'unknown-outcome', zh: `结果 ${given} 不在可选值中：${listed.zh}。`, en: `${field} ${given} is none of: ${listed.en}.` };
}

/** For the sheet of the template that says what may be written: stage, its other words, its outcomes. */
export function stageLegend(language: 'zh' | 'en'): string[][] {
  const list = (words: readonly string[]): string => words.join(language === 'zh' ? '、' : ', ');
  return STAGES_OF_FILE.map((kind) => {
    const words = OUTCOMES[kind]?.words;
    return [FACT_KINDS[kind][language], list(STAGE_ALSO[kind] ?? []), words === undefined ? '' : words === null ? (language === 'zh' ? '制度中的代码' : 'codes of the procedure') : list(Object.values(words).map((one) => one[language]))];
  });
}

/** Which column fills a field of a fact's payload that is missing. */
export const FILLED_BY: Readonly<Record<string, keyof PastStage>> = {
  no: 'no', orderNo: 'no', formNo: 'no', voucherNo: 'no', waybillRef: 'no', claimId: 'no', placeCode: 'place', areaCode: 'place', storeCode: 'place', addressCode: 'place', branchCode: 'place',
  goods: 'goods', remedy: 'remedy', result: 'result', class: 'result', verdict: 'verdict', answer: 'result', qty: 'qty', received: 'qty', net: 'amount', amount: 'amount', fee: 'amount', cost: 'amount', routeCode: 'result',
};
