/** What comes before rework in quantity (P16 plan, firstArticle). */
import { lineAttrs } from '../../catalogue/attributes.js';
import { holds } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';
import type { Portion, ReturnState } from '../../state.js';

/**
 * R46 (S003-13): own fault and precise dimensions → team and engineering make a plan and a first article is confirmed before
 * the batch; a rework that changes no dimension is production's alone.
 */
export function isNeededBefore(step: 'plan' | 'firstArticle', policy: ResolvedProfile, state: ReturnState, portion: Portion): boolean {
  const rule = policy.rework[step];
  return rule !== null && holds(rule.when, lineAttrs(policy, state, portion.line, portion));
}
