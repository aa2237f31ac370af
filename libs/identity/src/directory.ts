/** Who holds which role where, who stands in when somebody is away, and who may sign in: the people masterdata states, seen at an instant. */
import type { AbsenceRecord, PeopleRecords } from '@guitu/masterdata-view/people-records';
import { AccessDenied } from './access-denied.js';
import { Actor } from './actor.js';
import { notYourTask } from './access.rules.js';
import type { Stake } from './approval-limit.rules.js';
import type { ClaimedPerson } from './claimed-person.js';
import { HouseIndex } from './house-index.js';
import { permissionsOf, ROLES, type Permission } from './roles.js';
import { whoIsAsked, type Recipient } from './stand-in.rules.js';
import { decidingStanding, lent, limitIn, standingsOf, type Barred, type Place, type Standing, type TaskOwner } from './standing.rules.js';

export type { Recipient } from './stand-in.rules.js';
export type { Standing } from './standing.rules.js';

export class Directory {
  private index: HouseIndex | undefined;

  /** @param source people as stated, or where to look for them each time · @param clock the present, UTC ms */
  constructor(private readonly source: PeopleRecords | (() => PeopleRecords), readonly clock: () => number = Date.now) {}

  /** Built again only when other records are there. */
  private get house(): HouseIndex {
    const records = typeof this.source === 'function' ? this.source() : this.source;
    if (this.index?.records !== records) this.index = new HouseIndex(records);
    return this.index;
  }

  /** Whoever is employed now and acts under this id; of several companies with the same id, of the one given. */
  person(staff: string, companyCode?: string): Actor | undefined {
    const found = this.house.account(staff, this.clock(), companyCode);
    return found === undefined ? undefined : this.actorOf(found);
  }

  everybody(): Actor[] {
    return this.house.everybody(this.clock()).map((one) => this.actorOf(one));
  }

  /** Not at work today: on leave or off. Before and after the day's shift somebody is not away. */
  isAway(companyCode: string, staff: string, at: number = this.clock()): boolean {
    const because = this.house.absence({ companyCode, staff: this.house.human(companyCode, staff) }, at);
    return because === 'leave' || because === 'day_off';
  }

  /** Whether somebody is there now, if not why and until when, and when the next leave begins. */
  presence(companyCode: string, staff: string): { readonly away: AbsenceRecord | null; readonly nextLeave: number | null } {
    const [person, at] = [{ companyCode, staff: this.house.human(companyCode, staff) }, this.clock()];
    return { away: this.house.away(person, at) ?? null, nextLeave: this.house.nextLeave(person, at) };
  }

  /**
   * Who acts, of whom a checked token speaks. Of whoever is stated, the house alone says whether he is employed and in which roles,
   * and of everybody once it has said that all are; the token then only says who somebody is. A second account acts as the person
   * it belongs to.
   * @throws AccessDenied 401 when he has left or was never there, or when neither token nor house know enough of him
   */
  signIn(claimed: ClaimedPerson): Actor {
    const stated = this.house.account(claimed.staff, this.clock(), claimed.companyCode);
    if (stated !== undefined) return this.actorOf(stated);
    if (this.house.isClosed(claimed.staff, claimed.companyCode)) throw AccessDenied.unauthenticated('account-closed', '该账号已停用（离职或未登记）。', 'This account is closed: its owner has left or is not registered.');
    const actor = Actor.safeParse(claimed);
    if (!actor.success) throw AccessDenied.unauthenticated('token-incomplete', '令牌缺少员工信息。', 'The token does not say who the employee is.');
    return actor.data;
  }

  /**
   * Who is asked or rung for a role: present holders, substitutes, deputies, heads, management; never nobody while the company
   * has anybody (stand-in.rules.ts).
   * @param head the role's head as the policy names it; without it, the table's · @param stake only who may decide it
   */
  recipients(companyCode: string, plantCode: string, role: string, head?: string, stake?: Stake, at: number = this.clock()): Recipient[] {
    return whoIsAsked(this.house, { companyCode, plantCode, role, at, ...(head !== undefined && { head }), ...(stake !== undefined && { stake }) });
  }

  /** In which capacity the actor may work on the task; null when he may not. */
  standingFor(actor: Actor, owner: TaskOwner, companyCode: string, plantCode: string): Standing | null {
    return standingsOf(this.house, actor, owner, { companyCode, plantCode }, this.clock())[0] ?? null;
  }

  /** The capacity in which the actor decides at a gate. @throws AccessDenied 403: not his, four eyes, above his limit */
  deciding(actor: Actor, owner: TaskOwner, place: Place, barred: Barred, stake: Stake): Standing {
    const at = this.clock();
    const standings = standingsOf(this.house, actor, owner, place, at, stake);
    if (standings.length === 0) throw notYourTask(owner);
    return decidingStanding(this.house, actor, standings, barred, stake, place, owner, at);
  }

  /** Most the actor may decide in that capacity, Fen; null without a limit. */
  limitIn(actor: Actor, standing: Standing, stake: Stake, place: Place): number | null {
    return limitIn(this.house, actor, standing, stake, place, this.clock());
  }

  /** The capacity in which the actor uses a right without a task: his own, or that of somebody he stands in for. */
  using(actor: Actor, right: Permission, { companyCode, plantCode }: Place): Standing {
    const own = { role: actor.roles[0] ?? 'none' };
    if (permissionsOf(actor.dept, actor.roles).has(right)) return own;
    return lent(this.house, actor, null, { companyCode, plantCode }, this.clock()).find(({ role }) => permissionsOf(ROLES[role]?.dept ?? actor.dept, [role]).has(right)) ?? own;
  }

  /** Rights of his own roles, and of those he stands in for at present. */
  rightsOf(actor: Actor): ReadonlySet<Permission> {
    const borrowed = this.lentTo(actor).flatMap(({ role }) => [...permissionsOf(ROLES[role]?.dept ?? actor.dept, [role])].filter((right) => right.startsWith('record.') || right === 'task.assign'));
    return new Set([...permissionsOf(actor.dept, actor.roles), ...borrowed]);
  }

  /** Roles of each plant whose tasks fall to the actor at present though he does not hold them. */
  coveredRoles(actor: Actor): { plantCode: string; role: string }[] {
    const at = this.clock();
    const { companyCode } = actor;
    const lentRoles = actor.plantCodes.flatMap((plantCode) => lent(this.house, actor, null, { companyCode, plantCode }, at).map(({ role }) => ({ plantCode, role })));
    const fallen = actor.plantCodes.flatMap((plantCode) => Object.keys(ROLES)
      .filter((role) => !actor.roles.includes(role) && this.recipients(companyCode, plantCode, role).some(({ staff }) => staff === actor.staff))
      .map((role) => ({ plantCode, role })));
    return [...lentRoles, ...fallen];
  }

  private lentTo(actor: Actor): Standing[] {
    return actor.plantCodes.flatMap((plantCode) => lent(this.house, actor, null, { companyCode: actor.companyCode, plantCode }, this.clock()));
  }

  private actorOf({ companyCode, staff, dept, roles, plantCodes }: { companyCode: string; staff: string; dept: Actor['dept']; roles: readonly string[]; plantCodes: readonly string[] }): Actor {
    return { staff: this.house.human(companyCode, staff), dept, roles: [...roles], companyCode, plantCodes: [...plantCodes] };
  }
}
