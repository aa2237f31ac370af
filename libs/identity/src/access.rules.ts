/** Object-level rules: company and plant, owner of the task, who applied (design.md §6 "Identity"; ASVS 8.2.2, 2.3.5). */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { LimitKind } from '@guitu/contracts/masterdata/people';
import type { Actor } from './actor.js';
import { AccessDenied } from './access-denied.js';
import { ROLES } from './roles.js';
import type { Place, TaskOwner } from './standing.rules.js';

/** Another company's or plant's things do not exist for the actor: 404, so that nothing is revealed. */
export function requirePlace(actor: Actor, place: Place): void {
  if (actor.companyCode === place.companyCode && actor.plantCodes.includes(place.plantCode)) return;
  throw new AccessDenied(404, 'not-found', '没有这张单据。', 'There is no such object.');
}

export function notYourTask(owner: TaskOwner): AccessDenied {
  const name = ROLES[owner.role];
  return new AccessDenied(403, 'not-your-task', `这项待办属于${name?.zh ?? owner.role}。`, `This task belongs to ${name?.en ?? owner.role}.`);
}

interface GateRule { readonly gate: LimitKind; readonly applications: readonly FactKind[] }
/** Decisions of a gate: its name in limits and menus, and the facts by which somebody applies for it. */
export const GATE_FACTS: Readonly<Partial<Record<FactKind, GateRule>>> = {
  review: { gate: 'return', applications: ['register'] },
  exception: { gate: 'exception', applications: ['register', 'appeal'] },
  discount_approval: { gate: 'discount', applications: ['register'] },
  papers_approval: { gate: 'papers', applications: ['receive'] },
  disposition_approval: { gate: 'disposition', applications: ['dispose'] },
  scrap_approval: { gate: 'scrap', applications: ['scrap_request', 'dispose'] },
  replacement_approval: { gate: 'replacement', applications: ['supply_order'] },
  settlement_approval: { gate: 'settlement', applications: ['audit'] },
  close_review: { gate: 'close', applications: [] },
};
