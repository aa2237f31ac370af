/** 判定: what may be decided about a portion (P14, P15), the words the desk offers and the core checks against. */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';
import { decide } from '../../policy/conditions.js';
import type { ReturnDraft } from '../../context.js';
import type { Portion } from '../../state.js';
import { lineAttrs } from '../../catalogue/attributes.js';
import { fits, routeOf } from '../execute/routes.js';

export interface Offer { goods: Goods; remedies: Remedy[]; clause: string }

/** Never empty: when nothing else is left the goods go back to the customer, or stay there. */
export function offersFor({ ctx: { policy }, state }: Pick<ReturnDraft, 'ctx' | 'state'>, portion: Portion): Offer[] {
  const attrs = lineAttrs(policy, state, portion.line, portion);
  const here = portion.arrivedAt !== null;
  const { then: { allow }, clause } = decide(policy.disposition.rules, attrs);
  const exhausted = portion.redecided > policy.loops.redecide.max;
  const goods = policy.outcomes.goods.filter((code) => {
    const route = routeOf(code, null);
    return !(here && route.at === 'customer') && (allow === 'all' || allow.includes(code)) && !portion.struck.includes(code) && (!exhausted || code === 'SCRAP');
  });
  const lastResort: Goods = here ? 'RETURN_TO_CUSTOMER' : 'KEEP';
  const offered = goods.map((code) => ({ goods: code, remedies: remediesFor({ ctx: { policy }, state } as ReturnDraft, portion, code), clause: clause ?? 'house' }));
  return offered.length > 0 && !exhausted ? offered : [...offered, { goods: lastResort, remedies: [portion.remedyKept && portion.remedy !== null ? portion.remedy : 'NONE'], clause: 'house' }];
}

function remediesFor({ ctx: { policy }, state }: Pick<ReturnDraft, 'ctx' | 'state'>, portion: Portion, goods: Goods): Remedy[] {
  if (portion.remedyKept && portion.remedy !== null) return [portion.remedy];
  const { then } = decide(policy.disposition.remedies, { ...lineAttrs(policy, state, portion.line, portion), goods } as ReturnType<typeof lineAttrs>);
  const allowed = then.filter((remedy) => policy.outcomes.remedies.includes(remedy) && fits(goods, remedy));
  return allowed.length > 0 ? allowed : ['NONE'];
}
