/** Which goods may be looked at or judged at present (K12: before the return, before the receipt, after it). */
import type { ResolvedProfile } from '../../policy/types.js';
import { portions, type Portion, type ReturnState } from '../../state.js';
import { hasGoods } from '../inbound/goods-expected.rules.js';

type Moment = ResolvedProfile['disposition']['at'];
const isUndecided = ({ decidedAt, endedAt }: Portion): boolean => decidedAt === null && endedAt === null;

/** The moment of the first look: of the inspection or, without one, of the judgement. */
export const lookedAt = ({ inspection, disposition }: ResolvedProfile): Moment => (inspection.mode === 'none' ? disposition.at : inspection.at);

export const isInspectable = (policy: ResolvedProfile, state: ReturnState, portion: Portion): boolean =>
  isUndecided(portion) && hasGoods(policy, state, portion.consignment) && (portion.arrivedAt !== null || lookedAt(policy) !== 'after_receipt');

/** Where nothing travels the remedy alone is judged, and nothing is waited for. */
export const isJudgeable = (policy: ResolvedProfile, state: ReturnState, portion: Portion): boolean =>
  isUndecided(portion) && (portion.arrivedAt !== null || policy.disposition.at !== 'after_receipt' || !hasGoods(policy, state, portion.consignment));

/** May the return be discussed: is there something to look at, or will nothing come any more? */
export const isDiscussable = (policy: ResolvedProfile, state: ReturnState): boolean => {
  const alive = portions(state).filter(({ endedAt }) => endedAt === null);
  return alive.some((portion) => portion.arrivedAt !== null || isInspectable(policy, state, portion) || isJudgeable(policy, state, portion)) || alive.length === 0;
};

/** 补批: a class change asked for further approval; until it is given nothing more is judged. */
export const isBeingApproved = ({ scopes }: ReturnState): boolean => scopes.some(({ kind, steps }) => kind === 'case' && steps['approveAgain']?.s === 'open');
