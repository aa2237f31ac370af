/** Whom a gate asks: the levels of its chain, or management where the chain has nobody or has been round too often. */
import type { ReturnDraft } from '../context.js';
import { stepOf } from '../engine/draft.js';
import type { Seat } from '../engine/flow.js';
import type { Scope } from '../engine/model.js';
import { attrsIn } from '../catalogue/attributes.js';
import type { ReturnScope } from '../state.js';
import type { ResolvedProfile } from '../policy/types.js';
import type { StepRow } from '../tracks/step-row.js';
import { lastWord, levelsThatApply } from './chain-levels.rules.js';

/** Has the chain sent its proposal back as often as the loop allows? Then management decides alone, and for good. */
export const hasLastWord = (policy: ResolvedProfile, scope: Scope, { key, previous }: StepRow): boolean =>
  previous !== undefined && stepOf(scope, key).round > policy.loops[previous.loop].max;

/** No seat = nobody has to be asked: no chain, or one that may pass when none of its levels applies. */
export function gateSeats({ ctx: { policy }, state }: Pick<ReturnDraft, 'ctx' | 'state'>, scope: Scope, row: StepRow): Seat[] {
  const chain = row.gate === undefined ? undefined : policy.approvals[row.gate];
  if (chain === undefined) return [];
  if (hasLastWord(policy, scope, row)) return [lastWord(policy.management)];
  const levels = levelsThatApply(chain, attrsIn(policy, state, scope as ReturnScope));
  return levels.length === 0 && chain.empty === 'invalid' ? [lastWord(policy.management)] : levels;
}
