/** 替代方案 (P03): instead of a late return the customer is offered something else. */
import type { Remedy } from '@guitu/contracts/vocabulary';
import type { ReplyHandler } from '../../asks/reply.js';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { nextDecision } from '../../portions.js';
import { undecided } from '../../statements/task-lines.js';
import { beginEnding } from '../close/wind-down.js';
import { leaveWithCustomer } from './leave-with-customer.js';
import { isLate, lateLines } from './check-eligibility.js';
import { refuseLines } from './refuse-return.js';

const OFFERED: readonly Remedy[] = ['EXCHANGE', 'COUPON', 'STORE_CREDIT', 'DISCOUNT'];
/** What may be offered: of the policy's outcomes those that need no returned goods. */
export const alternatives = ({ ctx: { policy } }: Pick<ReturnDraft, 'ctx'>): Remedy[] => policy.outcomes.remedies.filter((remedy) => OFFERED.includes(remedy));

/**
 * Taken: late lines stay with the customer, who gets what he chose instead of a return, by default what the policy names first; a
 * return of nothing else ends as `alternative` once that is supplied or credited. Refused: they are not accepted.
 */
export const answerAlternative: ReplyHandler = (draft, { scope, def }, { answer, choice }, at) => {
  const late = lateLines(draft);
  const [first, ...others] = alternatives(draft);
  completeStep(draft, scope, def.key, at);
  if (answer !== 'accept') refuseLines(draft, late, { by: def.key, reasons: ['P02'] }, at);
  else if (first === undefined && undecided(draft.state).every(({ line }) => late.includes(line))) beginEnding(draft, 'alternative', at);
  else {
    const chosen = others.find((remedy) => remedy === choice) ?? first ?? 'NONE';
    if (undecided(draft.state).every(({ line }) => late.includes(line))) draft.state.endsAs = 'alternative';
    const decision = nextDecision(draft.state);
    for (const portion of undecided(draft.state)) if (late.includes(portion.line)) leaveWithCustomer(draft, portion, chosen, at, decision);
  }
  return 'applied';
};

/** A policy that offers an alternative but never asks refuses what is late. */
export function passAlternative(draft: ReturnDraft, at: number): void {
  if (isLate(draft, 'alternative')) refuseLines(draft, lateLines(draft), { by: 'alternative', reasons: ['P02'] }, at);
}
