/** In which capacity somebody may work on a task, and which of his capacities may decide it: four eyes and limits. Pure. */
import type { PersonRecord } from '@guitu/masterdata-view/people-records';
import { AccessDenied } from './access-denied.js';
import { aboveLimit, isWithin, limitFor, type Stake } from './approval-limit.rules.js';
import type { Actor } from './actor.js';
import type { HouseIndex } from './house-index.js';
import { ROLES } from './roles.js';
import { whoIsAsked, type WhyAsked, type WhyNot } from './stand-in.rules.js';

export interface Place { readonly companyCode: string; readonly plantCode: string }
export interface TaskOwner { readonly dept: string; readonly role: string; readonly head: string }
/** The role in which somebody acts; `onBehalfOf` is the person whose authority he uses, `why` how he came by it. */
export interface Standing { readonly role: string; readonly onBehalfOf?: string; readonly why?: WhyAsked; readonly because?: WhyNot; readonly cap?: number | null }

/**
 * Every capacity in which the actor may work on a task, his own before those of others: holder of the owner role, its head, a role
 * that takes its tasks; delegate; substitute or deputy of somebody who is away; whoever the task falls to when all are away.
 */
export function standingsOf(house: HouseIndex, actor: Actor, owner: TaskOwner, place: Place, at: number, stake?: Stake): Standing[] {
  const roles = [...new Set([owner.role, owner.head])];
  const own = roles.filter((role) => actor.roles.includes(role)).map((role): Standing => ({ role }));
  const shared = actor.roles.filter((key) => actor.dept === owner.dept && ROLES[key]?.standsInFor.includes(owner.role)).map((role): Standing => ({ role }));
  const asked = whoIsAsked(house, { ...place, role: owner.role, head: owner.head, at, ...(stake !== undefined && { stake }) })
    .filter(({ staff, why }) => staff === actor.staff && why !== undefined).map(({ staff: _self, ...standing }): Standing => standing);
  return [...own, ...shared, ...lent(house, actor, roles, place, at), ...asked];
}

/** Authority of others that the actor may use at this instant, in one of the roles, at the place. */
export function lent(house: HouseIndex, actor: Pick<Actor, 'staff'>, roles: readonly string[] | null, { companyCode, plantCode }: Place, at: number): Standing[] {
  const { delegations, substitutions } = house.actingFor(companyCode, actor.staff, at);
  const holds = (person: PersonRecord | undefined): readonly string[] =>
    (person?.plantCodes.includes(plantCode) ? person.roles.filter((role) => roles === null || roles.includes(role)) : []);
  const given = delegations.flatMap(({ staff, amountCap }) => holds(house.person(staff, at, companyCode)).map((role): Standing => ({ role, onBehalfOf: staff, why: 'delegate', cap: amountCap })));
  const substituted = substitutions.flatMap(({ staff, roles: only }) => {
    const person = house.person(staff, at, companyCode);
    const because = person && house.absence(person, at);
    return because === undefined ? [] : holds(person).filter((role) => only === null || only.includes(role)).map((role): Standing => ({ role, onBehalfOf: staff, why: 'substitute', because }));
  });
  const deputised = house.deputisingFor(companyCode, actor.staff, at).flatMap((person) => {
    const because = house.absence(person, at);
    return because === undefined || because === 'off_shift' ? [] : holds(person).map((role): Standing => ({ role, onBehalfOf: person.staff, why: 'deputy', because }));
  });
  return [...given, ...substituted, ...deputised];
}

/** Who may not decide: staff who applied, staff who decided another level of this round, each with those they acted for. */
export interface Barred { readonly applicants: readonly string[]; readonly earlier: readonly string[] }

/**
 * The first capacity in which the actor may decide this: neither he nor whom he acts for has applied or decided another level,
 * and the amount is within the limit of whose authority he uses.
 * @param standings at least one · @throws AccessDenied 403
 */
export function decidingStanding(house: HouseIndex, actor: Actor, standings: readonly Standing[], barred: Barred, stake: Stake | undefined, place: Place, owner: TaskOwner, at: number): Standing {
  const meets = (staff: readonly string[]) => ({ onBehalfOf }: Standing) => staff.includes(actor.staff) || (onBehalfOf !== undefined && staff.includes(onBehalfOf));
  if (standings.every(meets(barred.applicants))) throw new AccessDenied(403, 'own-application', '不能审批自己（或被代理人）提出的申请。', 'Nobody approves their own application, nor that of whom they act for.');
  const fresh = standings.filter((one) => !meets([...barred.applicants, ...barred.earlier])(one));
  if (fresh.length === 0) throw new AccessDenied(403, 'second-level', '同一人（或其代理人）不能审批两级。', 'Nobody decides two levels of one approval, in their own name or another’s.');
  if (stake === undefined) return fresh[0] as Standing;
  const limits = fresh.map((standing) => ({ standing, limit: limitIn(house, actor, standing, stake, place, at) }));
  const able = limits.find(({ limit }) => isWithin(limit, stake.amount));
  if (able !== undefined) return able.standing;
  const who = whoIsAsked(house, { ...place, role: owner.role, head: owner.head, at, stake }).map(({ role }) => role);
  throw aboveLimit(Math.max(...limits.map(({ limit }) => limit ?? 0)), stake.amount ?? 0, wordsFor(who));
}

/** Most that may be decided in this capacity, in Fen; null without a limit. */
export function limitIn(house: HouseIndex, actor: Actor, { onBehalfOf, cap }: Standing, { gate }: Stake, { companyCode }: Place, at: number): number | null {
  return limitFor(house.person(onBehalfOf ?? actor.staff, at, companyCode)?.approvalLimits ?? {}, gate, cap ?? null);
}

function wordsFor(roles: readonly string[]): { zh: string; en: string } {
  const named = [...new Set(roles)].map((key) => ROLES[key] ?? { zh: key, en: key });
  return { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en.toLowerCase()).join(', ') };
}

/** How a decision in another's name reads: 代 总经理 (product.md G7); null for one's own. */
export function actingWords({ role, onBehalfOf }: Pick<Standing, 'role' | 'onBehalfOf'>): { zh: string; en: string } | null {
  if (onBehalfOf === undefined) return null;
  const { zh, en } = ROLES[role] ?? { zh: role, en: role };
  return { zh: `代 ${zh}`, en: `for the ${en.toLowerCase()}` };
}
