/** Which tasks somebody sees at this desk, as one SQL condition: never another company's or plant's, never a stranger's department. */
import { DEPARTMENTS, type Desk } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
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

/** People of the desk's departments and of management see the desk's tasks; others only those of their own department or roles. */
export function visibleTo(actor: Actor, desk: Desk, parameters: Parameters): string {
  const place = `task.company_code = ${parameters.add(actor.companyCode)} and task.plant_code = any(${parameters.add(actor.plantCodes)})`;
  if (DEPARTMENTS[actor.dept].desk === desk || actor.dept === 'MANAGEMENT') return place;
  const roles = parameters.add(actor.roles);
  return `${place} and (task.dept = ${parameters.add(actor.dept)} or task.role = any(${roles}) or task.head = any(${roles}))`;
}
