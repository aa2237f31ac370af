/** 结算协商: the customer accepts the amount, agrees on another, chooses another remedy the policy allows him, or does not agree. */
import type { Remedy } from '@guitu/contracts/vocabulary';
import type { Counter, ReplyHandler } from '../../asks/reply.js';
import type { ReturnDraft } from '../../context.js';
import { misfit } from '../../facts/outcome.js';
import { completeStep } from '../../engine/advance.js';
import { nextDecision } from '../../portions.js';
import { portions, type Portion, type ReturnScope } from '../../state.js';
import { IN_KIND } from '../execute/routes.js';
import { openSupply } from '../supply/supplies.js';
import { isMoney, PARTIAL } from './settled-part.js';
import { allowedRemedies, remedyOf, settledParts } from './settled-parts.js';
import { creditOf } from './negotiated-amount.rules.js';
import { goRound } from './settlement-rounds.js';
import { valueSettlement } from './value-settlement.js';

type At = Pick<ReturnDraft, 'ctx' | 'state'>;

const settled = (at: At): Portion[] => portions(at.state).filter((portion) => isMoney(remedyOf(at, portion)));
const canChoose = (remedy: Remedy): boolean => isMoney(remedy) || IN_KIND.includes(remedy);

/** R27, R29: what he may choose instead, where the policy allows more than one remedy (S001-13). */
export function remediesToChoose(at: At): string[] {
  const allowed = [...new Set(settled(at).flatMap((portion) => allowedRemedies(at, portion)).filter(canChoose))];
  return allowed.length > 1 ? allowed : [];
}

/**
 * S000-14 §3–4: the most that may be agreed as a partial refund if he chooses this remedy (null: takes what is proposed), Fen;
 * null where the policy leaves nothing to bargain over.
 */
export function mostToAgree(at: At, choice: string | null): number | null {
  if (at.ctx.policy.settlement.negotiated !== true) return null;
  const partial = portions(at.state).flatMap((portion) => {
    const remedy = allowedRemedies(at, portion).find((one) => one === choice) ?? remedyOf(at, portion);
    return remedy === PARTIAL ? [portion.id] : [];
  });
  const parts = settledParts(at).flatMap((part) => (partial.includes(part.portion) ? [{ ...part, remedy: PARTIAL, attrs: { ...part.attrs, remedy: PARTIAL as Remedy } }] : []));
  return parts.length === 0 ? null : creditOf(at.ctx.policy, parts);
}

function choose(draft: ReturnDraft, scope: ReturnScope, choice: string, at: number): void {
  for (const portion of settled(draft)) {
    const remedy = allowedRemedies(draft, portion).find((one) => one === choice);
    if (remedy === undefined || remedy === portion.remedy) continue;
    Object.assign(portion, { remedy, remedyKept: true });
    if (!IN_KIND.includes(remedy)) continue;
    delete portion.valued;
    portion.decision = nextDecision(draft.state);
    openSupply(draft.state, portion, portion.decision, remedy, at);
  }
  valueSettlement(draft, scope, at);
}

/** Not agreed: proposed anew while rounds are left, beyond them a named person lets it go on. */
export const answerProposal: ReplyHandler = (draft, { scope, def }, { answer, choice, amount }, at) => {
  if (answer === 'refuse') {
    goRound(draft, scope, 'proposal', at);
    return 'applied';
  }
  if (amount !== null) {
    const of = mostToAgree(draft, choice);
    if (of === null || draft.state.settlement === undefined) return misfit('outcome_not_allowed');
    if (amount > of) return misfit('amount_excess');
    draft.state.settlement.agreed = { amount, of };
  }
  if (choice !== null) choose(draft, scope, choice, at);
  else if (amount !== null) valueSettlement(draft, scope, at);
  completeStep(draft, scope, def.key, at);
  return 'applied';
};

/** A counter-proposal is talked over: the amount is worked out and put to him again. */
export const counterProposal: Counter = { loop: 'proposal', again: (draft, { scope }, at) => goRound(draft, scope, 'proposal', at) };
