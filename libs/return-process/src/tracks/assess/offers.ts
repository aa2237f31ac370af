/** 判定: what may be decided about a portion (P14, P15), the words the desk offers and the core checks against. */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';
import { lineAttrs } from '../../catalogue/attributes.js';
import type { LineAttrs } from '../../policy/attributes.js';
import { type Attrs, decide, decisionsOf } from '../../policy/conditions.js';
import type { ReturnDraft } from '../../context.js';
import { type Attr, consignments, type Portion, type ReturnState } from '../../state.js';
import { fits, IN_KIND, routeOf } from '../execute/routes.js';
import { isDenied } from '../supply/advance.rules.js';
import { hasGoods } from '../inbound/goods-expected.rules.js';

export interface Offer { goods: Goods; remedies: Remedy[]; clause: string; charge?: 'free' | 'quote'; valueBps?: number }
type Judging = Pick<ReturnDraft, 'ctx' | 'state'>;

/**
 * The first row of P14 that holds says what is allowed, of what P15 has: R10 past shelf life, half or empty → no value · R13
 * thickened → scrap · R14 relabel, blend in or recover · R15 packaging only → repack · R33 repaired and already deducted →
 * discounted unit. `found`: what the judgement itself determines. Never empty: when nothing else is left the goods go back
 * to the customer, or stay there. `asked`: only what is offered of this outcome.
 */
export function offersFor({ ctx: { policy }, state }: Judging, portion: Portion, found: Readonly<Record<string, Attr>> = {}, asked?: Goods): Offer[] {
  const attrs = { ...lineAttrs(policy, state, portion.line, portion), ...found } as Attrs<LineAttrs>;
  const remediesOf = (goods: Goods): Remedy[] => remediesFor({ ctx: { policy }, state } as ReturnDraft, portion, { ...attrs, goods });
  if (portion.arrivedAt === null && !hasGoods(policy, state, portion.consignment)) return [{ goods: 'NO_GOODS', remedies: remediesOf('NO_GOODS'), clause: 'house' }];
  if (portion.goodsKept === true && portion.goods !== null) return [{ goods: portion.goods, remedies: remediesOf(portion.goods), clause: 'house' }];
  const { then: { allow, valueBps }, clause } = decide(policy.disposition.rules, attrs);
  const exhausted = portion.redecided > policy.loops.redecide.max;
  const open = policy.outcomes.goods.filter((goods) => (allow === 'all' || allow.includes(goods)) && isOpen(state, portion, goods) && (!exhausted || goods === 'SCRAP'));
  const offered = open.filter((goods) => asked === undefined || goods === asked).map((goods): Offer => ({
    goods, remedies: remediesOf(goods), clause: clause ?? 'house', ...chargeOf(policy, { ...attrs, goods }), ...(valueBps !== undefined && { valueBps }),
  }));
  return open.length > 0 && !exhausted ? offered : [...offered, lastResort(state, portion)];
}

/** Goods that are in the house, counted or not, are not left with the customer any more; what was tried or refused is struck off. */
function isOpen(state: ReturnState, portion: Portion, goods: Goods): boolean {
  const here = portion.arrivedAt !== null || consignments(state).some(({ id, steps }) => id === portion.consignment && (steps['transport']?.s === 'done' || steps['transport']?.ahead !== undefined));
  return !(here && routeOf(goods, null).at === 'customer') && !portion.struck.includes(goods);
}

/** Goods in the house, or on their way by our word, go back; others stay where they are, and those whose way is over where they went. */
export function lastResort(state: ReturnState, { arrivedAt, consignment, goods, goodsKept, remedy, remedyKept, valued }: Portion): Offer {
  if (goodsKept === true && goods !== null) return { goods, remedies: ['NONE'], clause: 'house' };
  const comes = consignments(state).some(({ id, instructedAt, settledAt }) => id === consignment && instructedAt !== null && settledAt === null);
  return { goods: arrivedAt !== null || comes ? 'RETURN_TO_CUSTOMER' : 'KEEP', remedies: [remedyKept && valued !== true && remedy !== null ? remedy : 'NONE'], clause: 'house' };
}

/**
 * R27 (S002-01), R57 (S001-06): what the customer gets follows from reason, severity and fault, the remedies part of P14. What was
 * carried out stands; what was only valued ahead stands where the goods' outcome allows it (S000-07: goods that go back bring nothing).
 */
function remediesFor({ ctx: { policy }, state }: Judging, portion: Portion, attrs: Attrs<LineAttrs> & { readonly goods?: Goods }): Remedy[] {
  const { then } = decide(policy.disposition.remedies, attrs);
  if (portion.remedyKept && portion.remedy !== null && (portion.valued !== true || then.includes(portion.remedy))) return [portion.remedy];
  const denied = isDenied({ ctx: { policy }, state } as ReturnDraft);
  const allowed = then.filter((remedy) => policy.outcomes.remedies.includes(remedy) && fits(attrs.goods ?? 'KEEP', remedy) && portion.denied?.includes(remedy) !== true && !(denied && IN_KIND.includes(remedy)));
  return allowed.length > 0 ? allowed : ['NONE'];
}

const REPAIRED: readonly Goods[] = ['REWORK', 'REFURBISH', 'DISCOUNTED_UNIT', 'ONSITE_REWORK'];
/** Whether the repair is free or quoted, told where the policy knows both. */
function chargeOf(policy: ReturnDraft['ctx']['policy'], attrs: Attrs<LineAttrs> & { readonly goods: Goods }): { charge?: 'free' | 'quote' } {
  if (!REPAIRED.includes(attrs.goods) || !decisionsOf(policy.disposition.charge).includes('quote')) return {};
  return { charge: decide(policy.disposition.charge, attrs).then };
}
