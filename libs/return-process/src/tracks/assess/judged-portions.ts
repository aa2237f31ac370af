/** Which goods a judgement is about. */
import type { ReturnDraft } from '../../context.js';
import type { Target } from '../../facts/target.js';
import { isUndecidedHere, type Portion, portionsOf } from '../../state.js';

/** The portions a judgement is asked about. */
export function judgedBy({ state }: Pick<ReturnDraft, 'state'>, { scope, def }: Pick<Target, 'scope' | 'def'>): Portion[] {
  if (def.key === 'redecide') return scope.kind === 'portion' && scope.decidedAt === null ? [scope] : [];
  return portionsOf(state, scope.id).filter((portion) => isUndecidedHere(portion) && portion.steps['redecide']?.s !== 'open');
}
