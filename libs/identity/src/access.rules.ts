/** Object-level rules: company, plant, owner of the task, four eyes (design.md §6 "Identity"; ASVS 8.2.2, 2.3.5). */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Actor } from './actor.js';
import { AccessDenied } from './access-denied.js';
import { ROLES } from './roles.js';

export interface Place { readonly companyCode: string; readonly plantCode: string }
export interface TaskOwner { readonly dept: string; readonly role: string; readonly head: string }
/** In which capacity somebody acts; `onBehalfOf` is the absent person a substitute stands in for. */
export interface Standing { readonly role: string; readonly onBehalfOf?: string }

/** Another company's or plant's things do not exist for the actor: 404, so that nothing is revealed. */
export function requirePlace(actor: Actor, place: Place): void {
  if (actor.companyCode === place.companyCode && actor.plantCodes.includes(place.plantCode)) return;
  throw new AccessDenied(404, 'not-found', '没有这张单据。', 'There is no such object.');
}

/**
 * The role in which the actor may work on a task: the owner role, its head, or a role of the same department that stands in
 * for it (role table); null when none. Absence is judged by the directory, see `standingFor` in directory.ts.
 */
export function ownStanding(actor: Actor, owner: TaskOwner): Standing | null {
  if (actor.roles.includes(owner.role)) return { role: owner.role };
  if (actor.roles.includes(owner.head)) return { role: owner.head };
  const deputy = actor.roles.find((key) => actor.dept === owner.dept && ROLES[key]?.standsInFor.includes(owner.role));
  return deputy === undefined ? null : { role: deputy };
}

export function notYourTask(owner: TaskOwner): AccessDenied {
  const name = ROLES[owner.role];
  return new AccessDenied(403, 'not-your-task', `这项待办属于${name?.zh ?? owner.role}。`, `This task belongs to ${name?.en ?? owner.role}.`);
}

/** Facts by which somebody applies for what a gate decides: whoever recorded one of them is the applicant. */
export const APPLICATIONS: Readonly<Partial<Record<FactKind, readonly FactKind[]>>> = {
  review: ['register'],
  scrap_approval: ['scrap_request', 'dispose'],
};

/**
 * Four eyes: nobody approves his own application, nobody decides two levels of one chain.
 * @param applicants staff who applied · @param earlierLevels staff who decided other levels of this round
 */
export function requireFourEyes(actor: Actor, applicants: readonly string[], earlierLevels: readonly string[]): void {
  if (applicants.includes(actor.staff)) throw new AccessDenied(403, 'own-application', '不能审批自己提出的申请。', 'Nobody approves their own application.');
  if (earlierLevels.includes(actor.staff)) throw new AccessDenied(403, 'second-level', '同一人不能审批两级。', 'Nobody decides two levels of one approval.');
}
