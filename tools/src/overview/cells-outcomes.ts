/** P14–P20: who decides what, how it is carried out, paid and answered for. */
import { GOODS, REMEDIES, type Label } from '@guitu/contracts/vocabulary';
import { neverHolds } from '@guitu/return-process/policy/conditions';
import { shareWords } from '@guitu/return-process/policy/describe/condition-words';
import { label } from '@guitu/return-process/policy/describe/words';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { choices, named, NOTHING, parts, roles, when, type Parameter } from './cells.js';

const MOMENTS: Readonly<Record<string, Label>> = { before_return: label('退货前', 'before the return'), before_receipt: label('不等收货', 'not waiting for receipt'), after_receipt: label('收货后', 'after receipt') };
const TRIGGERS: Readonly<Record<string, Label>> = { approve: label('审核后', 'after approval'), receive: label('收货后', 'after receipt'), inspect: label('检验后', 'after inspection'), dispose: label('判定后', 'after decision'), executed: label('执行后', 'after execution') };
const ROUTES: Readonly<Record<string, Label>> = {
  original: label('原路', 'original way'), offset: label('冲减应收', 'offset'), customer_choice: label('客户选', 'customer’s choice'), credit: label('储值', 'credit'), bank: label('转账', 'bank'), cash: label('现金', 'cash'),
};
const KINDS: Readonly<Record<string, Label>> = { improvement: label('改善报告', 'improvement report'), '8d': label('8D', '8D'), analysis: label('分析报告', 'analysis') };
const PENALTIES: Readonly<Record<string, Label>> = { none: NOTHING, assess: label('考核', 'assessed'), fine: label('罚款', 'fined') };
const part = (zh: string, en: string, words: Label): Label | null => (words === NOTHING ? null : label(`${zh}：${words.zh}`, `${en}: ${words.en}`));

const disposition = (profile: ResolvedProfile): Label => {
  const { by, at, rules } = profile.disposition;
  return parts(roles(profile, by.roles), MOMENTS[at] ?? null, rules.rows.length === 0 ? null : label(`${rules.rows.length} 条规则`, `${rules.rows.length} rules`));
};

function rework(profile: ResolvedProfile): Label {
  if (!profile.outcomes.goods.some((code) => ['REWORK', 'REFURBISH', 'DISCOUNTED_UNIT'].includes(code))) return NOTHING;
  const { by, plan, firstArticle, reinspect, unitTest } = profile.rework;
  return parts(choices(by, (role) => roles(profile, [role])), plan === null ? null : part('方案', 'plan', roles(profile, [plan.by])), firstArticle === null ? null : part('首件', 'first article', roles(profile, [firstArticle.by])),
    part('复检', 're-inspection', roles(profile, [reinspect])), unitTest === null ? null : part('性能测试', 'unit test', roles(profile, [unitTest.by])));
}

function review(profile: ResolvedProfile): Label {
  const { meeting, report, effect, toCustomer } = profile.review;
  return parts(meeting === null ? null : part('评审会', 'meeting', when(profile, meeting.when)), report === null ? null : KINDS[report.kind] ?? null, effect === null ? null : label('确认效果', 'effect checked'), toCustomer === null ? null : label('报告客户', 'report to the customer'));
}

function settlement(profile: ResolvedProfile): Label {
  const { on, trigger, route, deductions } = profile.settlement;
  if (neverHolds(on)) return NOTHING;
  return parts(TRIGGERS[trigger] ?? null, choices(route, (way) => ROUTES[way] ?? NOTHING), ...Object.values(deductions).map(({ zh, en, bps }) => (bps === undefined || zh.includes('%') ? label(zh, en) : label(`${zh} ${shareWords(bps)}`, `${en} ${shareWords(bps)}`))));
}

function replacement(profile: ResolvedProfile): Label {
  const { advance, deny, deposit } = profile.replacement;
  return parts(part('先发', 'in advance', when(profile, advance)), part('不补', 'none', when(profile, deny)), deposit === null ? null : label(`押金 ${shareWords(deposit.bps)}`, `deposit ${shareWords(deposit.bps)}`));
}

const responsibility = (profile: ResolvedProfile): Label => {
  const { by, bearer, penalty, supplierNotice } = profile.responsibility;
  return parts(roles(profile, [by]), bearer.rows.length === 0 ? null : label(`按原因归集（${bearer.rows.length} 条）`, `by cause (${bearer.rows.length} rows)`), PENALTIES[penalty] ?? null, neverHolds(supplierNotice) ? null : label('通知供应商', 'supplier told'));
};

export const OUTCOMES: readonly Parameter[] = [
  { id: 'P14', cell: disposition }, { id: 'P15', cell: ({ outcomes }) => parts(named(outcomes.goods, GOODS), named(outcomes.remedies, REMEDIES)) }, { id: 'P16', cell: rework }, { id: 'P17', cell: review },
  { id: 'P18', cell: settlement }, { id: 'P19', cell: replacement }, { id: 'P20', cell: responsibility },
];
