/** 时限 and 升级阶梯 as tables. */
import type { ResolvedProfile } from '../types.js';
import { conditionWords } from './condition-words.js';
import { rolesWords } from './sentence.js';
import { budgetWords } from './story-steps.js';
import { markWords } from './step-words.js';
import { clauseCell, inCell, tableOf } from './tables.js';
import { both, label, roleWords, rungWords } from './words.js';

export const limitsTable = (profile: ResolvedProfile): string[] =>
  tableOf(label('时限', 'Limits'), ['时限 / limit', '多久 / budget', '从 / start', '到 / stop', '责任 / owner', '条件 / when', '阶梯 / ladder', '延期 / extension', '出处 / clause'],
    Object.values(profile.sla).map((sla) => [
      both(sla), both(budgetWords(profile, sla.budget)), both(markWords(profile, sla.start)), both(markWords(profile, sla.stop)), both(roleWords(profile, sla.owner)), inCell(conditionWords(profile, sla.when ?? {})), sla.ladder,
      sla.extend === undefined ? '—' : `${sla.extend.times} × ${both(rolesWords(profile, sla.extend.by))}`, clauseCell(sla.clause),
    ]));

/** Ladders some limit or chase of this procedure stands on. */
export function laddersTable(profile: ResolvedProfile): string[] {
  const used = new Set([...Object.values(profile.sla).map(({ ladder }) => ladder), profile.chase.ladder, ...(profile.inbound.ships === 'customer' ? ['customer'] : [])]);
  return tableOf(label('升级阶梯', 'Ladders'), ['阶梯 / ladder', '档 / rung'],
    Object.entries(profile.ladders).filter(([key]) => used.has(key)).flatMap(([key, rungs]) => rungs.map((rung) => [key, both(rungWords(profile, rung))])));
}
