/** Which goods a judgement is about. */
import type { ReturnDraft } from '../../context.js';
import { type Portion, portionsOf, type ReturnScope } from '../../state.js';
import { isJudgeable } from './judgeable.js';

/** The portions a judgement is asked about: an undecided portion belongs to its consignment's, or to one of its own (I6). */
export function judgedBy({ ctx, state }: Pick<ReturnDraft, 'ctx' | 'state'>, { scope, def }: { scope: ReturnScope; def: { readonly key: string } }): Portion[] {
  if (scope.kind === 'portion') return def.key.startsWith('redecide') && scope.decidedAt === null ? [scope] : [];
  return portionsOf(state, scope.id).filter((portion) => isJudgeable(ctx.policy, state, portion) && !isJudgedAlone(portion));
}

export const isJudgedAlone = ({ steps, heldBack }: Portion): boolean => heldBack !== undefined || ['redecide', 'redecideApprove'].some((key) => steps[key]?.s === 'open');
