/** When nobody is asked any more: a return that winds down, or goods whose outcomes were all tried (process-model.md §1.5). */
import type { ResolvedProfile } from '../../policy/types.js';
import type { Portion } from '../../state.js';

/**
 * After `loops.redecide.max` new judgements only 报废 and 退回客户 are left, and the customer is told, not asked: a customer
 * who refuses everything would otherwise keep the goods in judgement for ever.
 */
export const isToldNotAsked = (policy: ResolvedProfile, portion: Portion): boolean => portion.windDown || portion.redecided > policy.loops.redecide.max;
