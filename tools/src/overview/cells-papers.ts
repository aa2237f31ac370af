/** P21–P24: what the customer is asked, who is told, which papers, how it closes. */
import type { Label } from '@guitu/contracts/vocabulary';
import { SILENCE } from '@guitu/return-process/policy/describe/story-asks';
import { markWords } from '@guitu/return-process/policy/describe/step-words';
import { budgetWords } from '@guitu/return-process/policy/describe/story-steps';
import { label } from '@guitu/return-process/policy/describe/words';
import type { AskKey } from '@guitu/return-process/policy/steps';
import type { Ask, ResolvedProfile } from '@guitu/return-process/policy/types';
import { named, NOTHING, parts, type Parameter } from './cells.js';

const SHORT: Readonly<Record<AskKey, Label>> = {
  alternative: label('替代方案', 'alternative'), settleFirst: label('先行协商', 'settle first'), appeal: label('申诉', 'appeal'), recount: label('复点', 'count'), consent: label('返工同意', 'consent'), fee: label('费用', 'fee'), deposit: label('押金', 'deposit'),
  propose: label('方案', 'proposal'), ack: label('报告', 'report'), customerScrap: label('自行报废', 'own scrapping'),
};

const asks = (profile: ResolvedProfile): Label => parts(...(Object.entries(profile.ask) as [AskKey, Ask][]).filter(([, { on }]) => on).map(([key, { timeout, onTimeout }]) => {
  const wait = budgetWords(profile, timeout);
  const bound = onTimeout === 'escalate' ? label('', '') : label(`，${SILENCE[onTimeout].zh}`, `, then ${SILENCE[onTimeout].en}`);
  return label(`${SHORT[key].zh} ${wait.zh}${bound.zh}`, `${SHORT[key].en} ${wait.en}${bound.en}`);
}));

const notices = (profile: ResolvedProfile): Label => named([...new Set(profile.notifications.map(({ on }) => on))], Object.fromEntries(profile.notifications.map(({ on }) => [on, markWords(profile, on)])));

function closing({ closure, approvals, loops }: ResolvedProfile): Label {
  return parts(approvals.close === undefined ? null : label('结案评审', 'closing review'), closure.survey ? label('回访', 'survey') : null, closure.costAccount === null ? null : label(`科目 ${closure.costAccount}`, `account ${closure.costAccount}`),
    closure.reports.length === 0 ? null : label(`报表：${closure.reports.join('、')}`, `reports: ${closure.reports.join(', ')}`), label(`返修至多 ${loops.rework.max} 轮`, `at most ${loops.rework.max} rounds of rework`));
}

export const PAPERS: readonly Parameter[] = [
  { id: 'P21', cell: asks }, { id: 'P22', cell: notices },
  { id: 'P23', cell: ({ forms, duties }) => { const [papers, acts] = [named(Object.keys(forms), forms), named(Object.keys(duties), duties)]; return parts(papers, acts === NOTHING ? null : label(`事项：${acts.zh}`, `duties: ${acts.en}`)); } },
  { id: 'P24', cell: closing },
];
