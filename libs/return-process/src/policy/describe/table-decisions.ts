/** 审批 and 允许的处置 as tables: who signs what and what a refusal means; which goods outcome with which remedy, and at what value. */
import { GOODS, REMEDIES, type Goods } from '@guitu/contracts/vocabulary';
import { fits } from '../../tracks/execute/routes.js';
import type { Gate } from '../steps.js';
import type { ResolvedProfile } from '../types.js';
import { conditionWords, joined, shareWords } from './condition-words.js';
import { GATE_WORDS, REFUSALS } from './story-approvals.js';
import { clauseCell, inCell, tableOf, type Cells } from './tables.js';
import { both, label, roleWords } from './words.js';

export const approvalsTable = (profile: ResolvedProfile): string[] =>
  tableOf(label('审批', 'Approvals'), ['事项 / gate', '级 / level', '岗位 / role', '条件 / when', '不批时 / on refusal', '出处 / clause'],
    Object.entries(profile.approvals).flatMap(([gate, chain]) => chain.levels.map((level, index) => [
      both(GATE_WORDS[gate as Gate]), chain.mode === 'joint' ? '会签 / jointly' : String(index + 1), both(roleWords(profile, level.role)), inCell(conditionWords(profile, level.when ?? {})),
      both(REFUSALS[gate as Gate][chain.onReject]), clauseCell(level.clause),
    ])));

const goodsWords = (codes: readonly Goods[]): string => inCell(joined(codes.map((code) => GOODS[code]), '、', ', '));

function dispositionRows({ disposition: { rules }, outcomes }: ResolvedProfile, words: (when: object) => string): Cells[] {
  const value = (bps: number | undefined): string => (bps === undefined ? '—' : bps === 0 ? '不计价 / no value' : shareWords(bps));
  const allowed = (allow: readonly Goods[] | 'all'): string => goodsWords(allow === 'all' ? outcomes.goods : allow);
  return [...rules.rows.map(({ when, then, clause }) => [words(when), allowed(then.allow), value(then.valueBps), clauseCell(clause)]),
    [rules.rows.length === 0 ? '—' : '其余 / otherwise', allowed(rules.otherwise.allow), value(rules.otherwise.valueBps), '—']];
}

function remedyRows(profile: ResolvedProfile): Cells[] {
  const { disposition: { remedies }, outcomes } = profile;
  const named = (then: readonly (keyof typeof REMEDIES)[]): string => inCell(joined(then.filter((remedy) => outcomes.remedies.includes(remedy)).map((remedy) => REMEDIES[remedy]), '、', ', '));
  return [...remedies.rows.map(({ when, then, clause }) => [inCell(conditionWords(profile, when)), named(then), clauseCell(clause)]), [remedies.rows.length === 0 ? '—' : '其余 / otherwise', named(remedies.otherwise), '—']];
}

/** Which goods may end how, and which remedy goes with which goods. */
export function outcomesTables(profile: ResolvedProfile): string[] {
  const together = profile.outcomes.goods.map((goods) => [both(GOODS[goods]), inCell(joined(profile.outcomes.remedies.filter((remedy) => fits(goods, remedy)).map((remedy) => REMEDIES[remedy]), '、', ', '))]);
  return [
    ...tableOf(label('货物可判什么', 'What may become of the goods'), ['条件 / when', '货物去向 / goods', '计价 / value', '出处 / clause'], profile.outcomes.goods.length === 0 ? [] : dispositionRows(profile, (when) => inCell(conditionWords(profile, when)))),
    ...tableOf(label('客户可得什么', 'What the customer may get'), ['条件 / when', '对客户处理 / remedies', '出处 / clause'], remedyRows(profile)),
    ...tableOf(label('去向与处理的搭配', 'Goods and remedies together'), ['货物去向 / goods', '可搭配的处理 / remedies that fit'], together),
  ];
}
