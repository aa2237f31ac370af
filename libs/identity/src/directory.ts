/** Who holds which role where, and who stands in when somebody is away. The port behind it is masterdata; today the demo people. */
import { ownStanding, type Standing, type TaskOwner } from './access.rules.js';
import type { Actor } from './actor.js';
import { ROLES } from './roles.js';

export interface Person extends Actor {
  readonly name: string;
  /** staff id of who stands in during an absence */
  readonly substitute?: string;
  readonly absent?: boolean;
}
/** Somebody to ring; `onBehalfOf` names the absent holder a substitute stands in for. */
export interface Recipient { readonly staff: string; readonly role: string; readonly onBehalfOf?: string }

export class Directory {
  constructor(private readonly people: readonly Person[]) {}

  person(staff: string): Person | undefined {
    return this.people.find((person) => person.staff === staff);
  }

  everybody(): readonly Person[] {
    return this.people;
  }

  /** Everybody of this company and plant who holds the role, present or not. */
  holders(companyCode: string, plantCode: string, role: string): Person[] {
    return this.people.filter((p) => p.companyCode === companyCode && p.plantCodes.includes(plantCode) && p.roles.includes(role));
  }

  /**
   * Who is rung for a role: its present holders, for absent ones their substitutes, else roles that stand in for it, else its
   * head (and the head's head), else the general managers. Never nobody while the company has anybody at all:
   * the last resort is every person of the plant.
   * @param head the role's head as the policy names it; without it, the table's
   */
  recipients(companyCode: string, plantCode: string, role: string, head?: string): Recipient[] {
    const seen = new Set<string>();
    for (let key: string | undefined = role; key !== undefined && !seen.has(key); key = (key === role ? head : undefined) ?? ROLES[key]?.head ?? 'gm') {
      seen.add(key);
      const found = this.reachable(companyCode, plantCode, key);
      if (found.length > 0) return found;
    }
    const managers = this.reachable(companyCode, plantCode, 'gm');
    if (managers.length > 0) return managers;
    return this.people
      .filter((p) => p.companyCode === companyCode && p.plantCodes.includes(plantCode))
      .map((p) => ({ staff: p.staff, role: p.roles[0] ?? role }));
  }

  /** As `ownStanding`; else as substitute of an absent holder of the owner role, whose id then travels in the fact. */
  standingFor(actor: Actor, owner: TaskOwner, companyCode: string, plantCode: string): Standing | null {
    const own = ownStanding(actor, owner);
    if (own !== null) return own;
    const away = this.holders(companyCode, plantCode, owner.role).find((p) => p.absent === true && p.substitute === actor.staff);
    return away === undefined ? null : { role: owner.role, onBehalfOf: away.staff };
  }

  private reachable(companyCode: string, plantCode: string, role: string): Recipient[] {
    const holders = this.holders(companyCode, plantCode, role);
    const present = holders.filter((p) => p.absent !== true).map((p) => ({ staff: p.staff, role }));
    if (present.length > 0) return present;
    const substitutes = holders.flatMap((p) => {
      const substitute = p.substitute === undefined ? undefined : this.person(p.substitute);
      return substitute === undefined || substitute.absent === true ? [] : [{ staff: substitute.staff, role, onBehalfOf: p.staff }];
    });
    if (substitutes.length > 0) return substitutes;
    const deputies = Object.keys(ROLES).filter((key) => ROLES[key]?.standsInFor.includes(role));
    return deputies.flatMap((key) => this.holders(companyCode, plantCode, key).filter((p) => p.absent !== true).map((p) => ({ staff: p.staff, role: key })));
  }
}
