/** V04: at every gate somebody decides, whatever the case. V31: nobody is the only judge of his own application. */
import { holds } from '../conditions.js';
import { problem, warning, type Problem } from '../problem.js';
import { regionsOf } from '../regions.js';
import type { Chain, ResolvedProfile } from '../types.js';

const nobody = (chain: Chain, unknown: boolean): Record<string, unknown> | undefined =>
  regionsOf(chain.levels.map(({ when }) => when ?? {}), unknown)?.find((region) => !chain.levels.some(({ when }) => holds(when ?? {}, region)));
const shown = (region: Record<string, unknown>): string => Object.entries(region).map(([key, value]) => `${key} = ${String(value)}`).join(', ');

function checkChain(path: string, chain: Chain): Problem[] {
  if (chain.levels.length === 0) return [problem('V04', path, '审批链没有任何一级', 'the chain has no level')];
  if (chain.empty === 'pass') return [];
  const gap = nobody(chain, false);
  if (gap !== undefined) return [problem('V04', path, `${shown(gap)} 时无人审批`, `nobody approves when ${shown(gap)}`)];
  const blind = nobody(chain, true);
  return blind === undefined ? [] : [warning('V04', path, '有属性未知时可能无人审批', 'nobody may approve while an attribute is unknown')];
}

/** The one level there is belongs to those who guide a return, and so register most of them: four eyes (I14) then need two of them. */
export const isOwnJudge = ({ approvals, inbound }: Pick<ResolvedProfile, 'approvals' | 'inbound'>): boolean =>
  approvals.return?.levels.length === 1 && approvals.return.levels[0]?.role === inbound.instruct;

export function checkApprovals(profile: ResolvedProfile): Problem[] {
  const { approvals, inbound, clauses, sources } = profile;
  /** R07: who holds goods without papers needs somebody who releases them */
  const unreleased = inbound.missing === 'hold' && inbound.documents.length > 0 && approvals.papers === undefined;
  return [
    ...Object.entries(approvals).flatMap(([gate, chain]) => checkChain(`approvals.${gate}`, chain)),
    ...(unreleased ? [problem('V04', 'approvals.papers', '单据不全要暂扣（inbound.missing = hold），却没有放行的审批链', 'goods without papers are held (inbound.missing = hold), but no chain releases them', clauses.papers ?? clauses.receive ?? sources[0])] : []),
    ...(isOwnJudge(profile) ? [warning('V31', 'approvals.return.levels.0.role', '唯一一级就是申请人自己的岗位，需要第二个人', 'the only level is the applicant’s own role: it takes a second person')] : []),
  ];
}
