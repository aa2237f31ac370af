/** Roles as the world is told them: department and role. */
import { DEPARTMENTS, type Dept } from '@guitu/contracts/vocabulary';
import type { Desk } from '@guitu/contracts/vocabulary';
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import type { ResolvedProfile } from '../policy/types.js';

export interface Addressee { dept: Dept; role: string }

/** An unknown role's mail is management's. */
export function addressee({ roles, management }: ResolvedProfile, role: string): Addressee {
  const known = role in roles ? role : management;
  return { dept: roles[known]?.dept ?? 'MANAGEMENT', role: known };
}

/** Where a task lies: at its owner's desk, if that desk records the fact; a gate's at the gate's, whatever department signs. */
export function deskOf(policy: ResolvedProfile, role: string, accepts: FactKind): Desk {
  const own: Desk = DEPARTMENTS[addressee(policy, role).dept].desk;
  const desks: readonly Desk[] = FACT_KINDS[accepts].desks;
  return desks.includes(own) ? own : (desks[0] ?? own);
}
