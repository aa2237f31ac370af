/** What may be decided and when: goods, remedies, rework, replacement, responsibility (P14–P17, P19, P20). */
import { GOODS, REMEDIES, type Label } from '@guitu/contracts/vocabulary';
import { neverHolds } from '../conditions.js';
import { conditionWords, joined, shareWords } from './condition-words.js';
import { clauseAt, clauseOf, onlyWhen, rolesWords, say, tableSentences, type Reading, type Sentence } from './sentence.js';
import { label, roleWords } from './words.js';

const MOMENTS: Readonly<Record<string, Label>> = { before_return: label('货物退回之前判定', 'the decision is taken before the goods come back'), before_receipt: label('不等收货即可判定', 'the decision need not wait for the goods'), after_receipt: label('收货之后判定', 'the decision is taken after receipt') };
const DECIDERS: Readonly<Record<string, Label>> = { joint: label('会同签字判定，缺一不可', 'must all sign the decision'), meeting: label('按评审会结论判定', 'must decide as the review meeting concluded'), rules: label('按规则判定，没有选择', 'must decide as the rules say, without a choice') };
const UNPROVEN: Readonly<Record<string, Label>> = { decide: label('由经手人决定退还或留存', 'whoever handles it decides whether it is kept or refunded'), offset_price: label('冲抵新货价款', 'it is set off against the price'), refund: label('退还', 'it is refunded') };
const PENALTIES: Readonly<Record<string, Label>> = { none: label('', ''), assess: label('责任人记入考核', 'whoever is responsible is assessed'), fine: label('责任人罚款', 'whoever is responsible is fined') };

const listOf = (codes: readonly string[], names: Readonly<Record<string, Label>>): Label => joined(codes.map((code) => names[code] ?? label(code, code)), '、', ' / ');

function disposition(reading: Reading): Sentence[] {
  const { profile } = reading;
  const { at, by, rules, remedies, charge } = profile.disposition;
  const who = rolesWords(profile, by.roles);
  const decider = DECIDERS[by.mode];
  return [
    say(`${MOMENTS[at]?.zh}。`, `${MOMENTS[at]?.en}.`, clauseAt(reading, (of) => of.disposition.at, 'dispose')),
    ...(decider === undefined ? [] : [say(`${who.zh}${decider.zh}。`, `${who.en} ${decider.en}.`, clauseAt(reading, (of) => of.disposition.by, 'dispose'))]),
    ...tableSentences(reading, rules, ({ allow, valueBps }) => {
      const { zh, en } = allow === 'all' ? listOf(profile.outcomes.goods, GOODS) : listOf(allow, GOODS);
      const value = valueBps === undefined ? label('', '') : valueBps === 0 ? label('，不予计算价值', ', of no value') : label(`，按价值的 ${shareWords(valueBps)} 计`, `, at ${shareWords(valueBps)} of the value`);
      return label(`货物可判${zh}${value.zh}`, `the goods may be decided: ${en}${value.en}`);
    }, clauseAt(reading, (of) => [of.disposition.rules.otherwise, of.outcomes.goods], 'dispose')),
    ...tableSentences(reading, remedies, (then) => {
      const { zh, en } = listOf(then.filter((remedy) => profile.outcomes.remedies.includes(remedy)), REMEDIES);
      return label(`客户可得：${zh}`, `the customer may get: ${en}`);
    }, clauseAt(reading, (of) => [of.disposition.remedies.otherwise, of.outcomes.remedies], 'dispose')),
    ...(charge.rows.length === 0 && charge.otherwise === 'free' ? [] : tableSentences(reading, charge, (then) => (then === 'quote' ? label('收费，先报价', 'the work is charged and quoted first') : label('免费处理', 'the work is free')), clauseAt(reading, (of) => of.disposition.charge.otherwise, 'quote'))),
  ];
}

function rework(reading: Reading): Sentence[] {
  const { profile } = reading;
  const { rework: own, outcomes } = profile;
  if (!outcomes.goods.some((goods) => ['REWORK', 'REFURBISH', 'DISCOUNTED_UNIT'].includes(goods))) return [];
  const part = (step: 'plan' | 'firstArticle', zh: string, en: string): Sentence[] => {
    const of = own[step];
    return of === null || Object.keys(of.when).length === 0 ? [] : [say(`${zh}${onlyWhen(profile, of.when).zh}。`, `${en}${onlyWhen(profile, of.when).en}.`, clauseOf(reading, step))];
  };
  return [
    ...(own.by.rows.length === 0 ? [] : tableSentences(reading, own.by, (role) => label(`由${roleWords(profile, role).zh}返修`, `${roleWords(profile, role).en} does the rework`), clauseOf(reading, 'rework'))),
    ...part('plan', '返修前须有方案', 'a plan comes before the rework'), ...part('firstArticle', '批量返修前须确认首件', 'a first article is confirmed before the batch'),
    ...(own.priority ? [say('返修优先于其他生产。', 'rework goes before other production.', clauseAt(reading, (of) => of.rework.priority, 'rework'))] : []),
    ...(own.reinspect === null ? [] : [say(`复检不合格的再返修，至多 ${profile.loops.rework.max} 轮；再多须经${roleWords(profile, profile.loops.rework.grant).zh}放行，否则重新判定。`,
      `what fails re-inspection is reworked again, at most ${profile.loops.rework.max} rounds; more need ${roleWords(profile, profile.loops.rework.grant).en}, else the goods are decided anew.`, clauseAt(reading, (of) => of.loops.rework, 'reinspect'))]),
  ];
}

function replacement(reading: Reading): Sentence[] {
  const { profile } = reading;
  const { advance, deny, deposit } = profile.replacement;
  const [ahead, never] = [conditionWords(profile, advance), conditionWords(profile, deny)];
  return [
    ...(neverHolds(advance) ? [] : [say(`${ahead.zh === '' ? '' : `${ahead.zh}时，`}可在货物退回之前先发新货。`, `${ahead.en === '' ? '' : `if ${ahead.en}, `}a replacement may be sent before the goods come back.`, clauseAt(reading, (of) => of.replacement.advance, 'supplyOrder'))]),
    ...(neverHolds(deny) ? [] : [say(`${never.zh}时，不换不补。`, `if ${never.en}, nothing is replaced.`, clauseAt(reading, (of) => of.replacement.deny, 'supplyOrder'))]),
    ...(deposit === null ? [] : [say(`先发的货须付押金，为货值的 ${shareWords(deposit.bps)}；证实质量问题即冲抵，否则${UNPROVEN[deposit.unproven]?.zh}。`,
      `what is sent in advance needs a deposit of ${shareWords(deposit.bps)} of its value; it is set off once the fault is proven, else ${UNPROVEN[deposit.unproven]?.en}.`, clauseOf(reading, 'deposit'))]),
  ];
}

function responsibility(reading: Reading): Sentence[] {
  const { profile } = reading;
  const { bearer, penalty, supplierNotice } = profile.responsibility;
  const { review } = profile;
  const [notice, meeting] = [conditionWords(profile, supplierNotice), conditionWords(profile, review.meeting?.when ?? {})];
  const parts = [[review.report, 'improve', '写改善报告', 'the report is written'], [review.effect, 'effect', '确认效果', 'the effect is checked'], [review.toCustomer, 'report', '向客户发出报告', 'the report goes to the customer']] as const;
  return [
    ...parts.flatMap(([part, step, zh, en]) => {
      const only = conditionWords(profile, part?.when ?? {});
      return only.zh === '' ? [] : [say(`${only.zh}时，${zh}。`, `${en} if ${only.en}.`, clauseOf(reading, step))];
    }),
    ...(review.meeting === null || meeting.zh === '' ? [] : [say(`${meeting.zh}时，开评审会。`, `a review meeting is held if ${meeting.en}.`, clauseOf(reading, 'meet'))]),
    ...bearer.rows.map(({ when, then, clause }) => say(`${conditionWords(profile, when).zh}时，费用由 ${roleWords(profile, then).zh} 承担。`, `if ${conditionWords(profile, when).en}, the cost is borne by ${roleWords(profile, then).en}.`, clause)),
    ...(penalty === 'none' ? [] : [say(`${PENALTIES[penalty]?.zh}。`, `${PENALTIES[penalty]?.en}.`, clauseAt(reading, (of) => of.responsibility.penalty, 'responsible'))]),
    ...(neverHolds(supplierNotice) ? [] : [say(`${notice.zh}时，通知供应商。`, `if ${notice.en}, the supplier is told.`, clauseAt(reading, (of) => of.responsibility.supplierNotice, 'responsible'))]),
  ];
}

export const outcomesStory = (reading: Reading): Sentence[] => [...disposition(reading), ...rework(reading), ...replacement(reading), ...responsibility(reading)];
