/** Whose judgement it is (P14 by, K13): one role, several that sign the same, or management when they do not agree. */
import type { ReturnDraft } from '../../context.js';
import { stepOf } from '../../engine/draft.js';
import type { Seat, StepDef } from '../../engine/flow.js';
import type { Scope } from '../../engine/model.js';
import { lastWord } from '../../gates/chain-levels.rules.js';

/** Joint signers who have disagreed as often as 重判 may go round leave it to management (process-model.md §7). */
export function judges({ ctx: { policy } }: Pick<ReturnDraft, 'ctx'>, scope: Scope, { key, clause }: StepDef): Seat[] {
  const { mode, roles } = policy.disposition.by;
  if (mode !== 'joint') return roles.slice(0, 1).map((role) => ({ level: 1, role, clause }));
  if (stepOf(scope, key).round > policy.loops.redecide.max) return [lastWord(policy.management)];
  return roles.map((role, index) => ({ level: index + 1, role, clause }));
}
