/** Why a run cannot go on under another version of its policy (process-model.md §4.4): everything that was begun must exist there. */
import type { Label } from '@guitu/contracts/vocabulary';
import { compile } from '../catalogue/compile.js';
import type { Context } from '../context.js';
import type { StepDef } from '../engine/flow.js';
import type { ResolvedProfile } from '../policy/types.js';
import { portions, type ReturnScope, type ReturnState } from '../state.js';
import { rowOf } from '../tracks/step-rows.js';

/** One reason, with where it stands: a step, an outcome, an approval level. */
export interface Obstacle extends Label { readonly what: 'step' | 'outcome' | 'level'; readonly at: string }
const obstacle = (what: Obstacle['what'], at: string, zh: string, en: string): Obstacle => ({ what, at, zh, en });

/** Empty: it can. */
export function repinObstacles({ flow }: Pick<Context, 'flow'>, state: ReturnState, policy: ResolvedProfile): Obstacle[] {
  const next = compile(policy).byKey;
  return [
    ...state.scopes.flatMap((scope) => begun(scope).flatMap((key) => stepObstacle(flow.byKey[key], next[key], key, scope.id))),
    ...portions(state).flatMap(({ id, goods }) => (goods === null || isAllowed(policy, goods) ? [] : [obstacle('outcome', id, `已判定 ${goods}，新版不允许`, `decided as ${goods}, which the new version does not allow`)])),
    ...state.scopes.flatMap((scope) => levelObstacles(scope, policy)),
  ];
}

const begun = ({ steps }: ReturnScope): string[] => Object.entries(steps).filter(([, { s }]) => s === 'open' || s === 'done').map(([key]) => key);

function stepObstacle(old: StepDef | undefined, next: StepDef | undefined, key: string, scope: string): Obstacle[] {
  const label = old?.label ?? { zh: key, en: key };
  // opened by a fact or a bound, in every policy
  if (next !== undefined && (next.on || !next.byMarks)) return [];
  return key === 'register' || key === 'close' ? [] : [obstacle('step', `${scope}/${key}`, `${label.zh} 已开始，新版没有`, `${label.en} has begun and is not part of the new version`)];
}

/** The process itself sets the first two; goods may always go back, and stay with the customer who never sent them. */
const isAllowed = ({ outcomes, onsite }: ResolvedProfile, goods: string): boolean =>
  ['NOT_SENT', 'NO_GOODS', 'RETURN_TO_CUSTOMER', 'KEEP'].includes(goods) || outcomes.goods.some((code) => code === goods) || Object.values(onsite.results).some((result) => result.goods === goods);

/** Signatures that were given must be asked for there too. */
function levelObstacles(scope: ReturnScope, { approvals }: ResolvedProfile): Obstacle[] {
  return Object.entries(scope.steps).flatMap(([key, { signed = [] }]) => {
    const gate = rowOf(key)?.gate;
    const levels = gate === undefined ? [] : (approvals[gate]?.levels ?? []);
    return gate === undefined ? [] : signed.filter(({ level }) => level <= 8 && levels[level - 1] === undefined)
      .map(({ level }) => obstacle('level', `${scope.id}/${key}/${level}`, `第 ${level} 级已审批，新版没有这一级`, `level ${level} has signed and is not part of the new version`));
  });
}
