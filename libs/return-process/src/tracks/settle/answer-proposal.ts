/** 结算协商: the customer accepts the amount, chooses another remedy the policy allows him, or does not agree. */
import type { Remedy } from '@guitu/contracts/vocabulary';
import type { Counter, ReplyHandler } from '../../asks/reply.js';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { nextDecision } from '../../portions.js';
import { portions, type Portion, type ReturnScope } from '../../state.js';
import { IN_KIND } from '../execute/routes.js';
import { openSupply } from '../supply/supplies.js';
import { isMoney } from './settled-part.js';
import { allowedRemedies, remedyOf } from './settled-parts.js';
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
export const answerProposal: ReplyHandler = (draft, { scope, def }, { answer, choice }, at) => {
  if (answer === 'refuse') {
    goRound(draft, scope, 'proposal', at);
    return 'applied';
  }
  if (choice !== null) choose(draft, scope, choice, at);
  completeStep(draft, scope, def.key, at);
  return 'applied';
};

/** A counter-proposal is talked over: the amount is worked out and put to him again. */
export const counterProposal: Counter = { loop: 'proposal', again: (draft, { scope }, at) => goRound(draft, scope, 'proposal', at) };
