/** What a change of version would do to a running return, without doing it (process-model.md §1.8 `diff`, §4.4). */
import type { Label } from '@guitu/contracts/vocabulary';
import type { Context } from '../context.js';
import { repinned } from '../context-after.js';
import { dueOf } from '../engine/rungs.js';
import { diffPolicies, type PolicyDifference } from '../policy/diff/diff-policies.js';
import type { ResolvedProfile } from '../policy/types.js';
import type { ReceivedFact } from '../received-fact.js';
import { apply } from '../return-process.js';
import type { ReturnState } from '../state.js';
import { clockTitle } from '../statements/clock-statement.js';
import { repinObstacles, type Obstacle } from './repin-obstacles.js';

/** A limit whose due time moves; `from` or `to` null: it does not run on that side. */
export interface MovedClock extends Label { readonly clockId: string; readonly from: number | null; readonly to: number | null }
export interface MovedTask extends Label { readonly taskId: string; readonly role: string }
/** `differences`: what the return would go by that it does not go by now, each value under its clause. */
export interface RepinPreview {
  readonly refused: readonly Obstacle[]; readonly differences: readonly PolicyDifference[];
  readonly clocks: readonly MovedClock[]; readonly gained: readonly MovedTask[]; readonly lost: readonly MovedTask[];
}

/** `word`: the 换版 as it would be recorded. Nothing changes when it would be refused. */
export function previewRepin(ctx: Context, state: ReturnState, policy: ResolvedProfile, word: ReceivedFact): RepinPreview {
  const next = repinned(ctx, state, policy, word.payload['mode']);
  if (next === null) return { refused: repinObstacles(ctx, state, policy), differences: diffPolicies(ctx.policy, policy), clocks: [], gained: [], lost: [] };
  const after = apply(next, state, word, word.receivedAt, ctx).state;
  return { refused: [], differences: diffPolicies(ctx.policy, next.policy), clocks: movedClocks(ctx, next, state, after), gained: tasksOnlyIn(next, after, state), lost: tasksOnlyIn(ctx, state, after) };
}

function movedClocks(ctx: Context, next: Context, before: ReturnState, after: ReturnState): MovedClock[] {
  const running = (state: ReturnState) => state.clocks.filter((clock) => clock.state === 'running' && clock.kind === 'sla');
  const ids = [...new Set([...running(before), ...running(after)].map(({ id }) => id))];
  return ids.flatMap((clockId) => {
    const [old, now] = [running(before).find(({ id }) => id === clockId), running(after).find(({ id }) => id === clockId)];
    const [from, to] = [old === undefined ? null : dueOf(old), now === undefined ? null : dueOf(now)];
    const title = now !== undefined ? clockTitle(next, now) : old !== undefined ? clockTitle(ctx, old) : { zh: clockId, en: clockId };
    return from === to ? [] : [{ clockId, ...title, from, to }];
  });
}

/** Tasks of `state` that `other` does not ask of the same role. */
const tasksOnlyIn = ({ flow }: Context, state: ReturnState, other: ReturnState): MovedTask[] =>
  state.tasks.filter(({ id, role }) => !other.tasks.some((task) => task.id === id && task.role === role))
    .map(({ id, role, step }) => ({ taskId: id, role, ...(flow.byKey[step]?.label ?? { zh: step, en: step }) }));
