/** Which tasks somebody sees at this desk, as one SQL condition: never another company's or plant's, never a stranger's department. */
import { DEPARTMENTS, type Desk } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import type { Directory } from '@guitu/identity/directory';
import { ROLES } from '@guitu/identity/roles';

/** Parameters of a statement as they are collected: `where.push(`x = ${parameters.add(value)}`)`. */
export class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** The owner roles whose tasks the actor may take: his own, those he is head of, those he stands in for. */
export function takenRoles(actor: Actor): string[] {
  return [...actor.roles, ...actor.roles.flatMap((key) => ROLES[key]?.standsInFor ?? [])];
}

/** Tasks that fall to the actor at present though he does not hold their role: he stands in for somebody, or they were put to him by name. */
export function fallsTo(actor: Actor, directory: Directory, parameters: Parameters): string {
  const covered = directory.coveredRoles(actor);
  const [plants, roles] = [parameters.add(covered.map(({ plantCode }) => plantCode)), parameters.add(covered.map(({ role }) => role))];
  return `((task.plant_code, task.role) in (select * from unnest(${plants}::text[], ${roles}::text[])) or task.asked @> ${parameters.add(JSON.stringify([{ staff: actor.staff }]))}::jsonb)`;
}

/** Tasks whose holder has left or is away, for whom leads their people. */
export function leftBehind(actor: Actor, directory: Directory, parameters: Parameters): string {
  const there = directory.everybody().filter(({ companyCode, staff }) => companyCode === actor.companyCode && !directory.isAway(companyCode, staff)).map(({ staff }) => staff);
  const led = [...actor.roles, ...directory.coveredRoles(actor).map(({ role }) => role)];
  return `task.claimed_by is not null and not (task.claimed_by = any(${parameters.add(there)})) and task.head = any(${parameters.add(led)})`;
}

/** People of the desk's departments and of management see the desk's tasks; others only those of their own department or roles, or that fall to them. */
export function visibleTo(actor: Actor, directory: Directory, desk: Desk, parameters: Parameters): string {
  const place = `task.company_code = ${parameters.add(actor.companyCode)} and task.plant_code = any(${parameters.add(actor.plantCodes)})`;
  if (DEPARTMENTS[actor.dept].desk === desk || actor.dept === 'MANAGEMENT') return place;
  const roles = parameters.add(actor.roles);
  return `${place} and (task.dept = ${parameters.add(actor.dept)} or task.role = any(${roles}) or task.head = any(${roles}) or ${fallsTo(actor, directory, parameters)})`;
}
