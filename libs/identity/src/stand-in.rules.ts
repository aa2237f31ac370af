/**
 * Who is asked when somebody is not there (design.md §6; product.md §5): present holders of the role · substitutes, then delegates,
 * of those who are away · their deputies, then roles that deputise · the head, his people's head, and so on up · management. A
 * person without the authority for the amount counts like one who is away. Never nobody while the company has anybody. Pure.
 */
import type { AbsenceRecord, PersonRecord } from '@guitu/masterdata-view/people-records';
import { isWithin, limitFor, type Stake } from './approval-limit.rules.js';
import type { HouseIndex } from './house-index.js';
import { ROLES } from './roles.js';

export type WhyAsked = 'substitute' | 'delegate' | 'deputy' | 'colleague' | 'head' | 'management' | 'anybody';
/** Why the role's own people were not asked: nobody holds it, nobody may decide so much, or all are away. */
export type WhyNot = AbsenceRecord['because'] | 'vacant' | 'above_limit';
/** Somebody to ask or ring; `onBehalfOf` is the absent holder he acts for. Without `why` he holds the role himself. */
export interface Recipient { readonly staff: string; readonly role: string; readonly onBehalfOf?: string; readonly why?: WhyAsked; readonly because?: WhyNot }

export interface Asking { readonly companyCode: string; readonly plantCode: string; readonly role: string; readonly head?: string; readonly stake?: Stake; readonly at: number }

const MANAGEMENT = 'gm';

export function whoIsAsked(house: HouseIndex, asking: Asking): Recipient[] {
  const { role, head } = asking;
  const direct = reachable(house, asking, role);
  if (direct.length > 0) return direct;
  const because = whyNot(house, asking);
  const seen = new Set([role]);
  for (let key = head ?? ROLES[role]?.head ?? MANAGEMENT; !seen.has(key); key = ROLES[key]?.head ?? MANAGEMENT) {
    seen.add(key);
    const found = reachable(house, asking, key);
    if (found.length > 0) return found.map((one) => ({ ...one, why: one.why ?? 'head', because }));
  }
  const departmentHeads = headsOfDepartment(house, asking);
  if (departmentHeads.length > 0) return departmentHeads.map(({ staff, roles }) => ({ staff, role: roles[0] ?? role, why: 'head', because }));
  const management = reachable(house, asking, MANAGEMENT);
  if (management.length > 0) return management.map((one) => ({ ...one, why: one.why ?? 'management', because }));
  return anybody(house, asking).map(({ staff, roles }) => ({ staff, role: roles.includes(role) ? role : (roles[0] ?? role), why: 'anybody', because }));
}

/** Those who hold the role or act for a holder; empty when all of them, and all who stand in, are away or may not decide so much. */
function reachable(house: HouseIndex, asking: Asking, role: string): Recipient[] {
  const { at, companyCode, plantCode } = asking;
  const holders = house.holders(companyCode, plantCode, role, at);
  const able = holders.filter((one) => mayDecide(asking, one));
  const present = able.filter((one) => house.absence(one, at) === undefined);
  if (present.length > 0) return present.map(({ staff }) => ({ staff, role }));
  // somebody whose shift is over is not away: the message waits for him, unless somebody is on duty
  const later = able.filter((one) => house.absence(one, at) === 'off_shift');
  if (later.length > 0) return later.map(({ staff }) => ({ staff, role, because: 'off_shift' }));
  const instead = [
    () => able.flatMap((one) => house.substitutionsFor(one, role, at).flatMap(({ substitute }) => forAbsent(house, asking, role, one, substitute, 'substitute'))),
    () => able.flatMap((one) => house.delegationsFrom(one, at).filter(({ amountCap }) => mayDecide(asking, one, amountCap)).flatMap(({ deputy }) => forAbsent(house, asking, role, one, deputy, 'delegate'))),
    () => able.flatMap((one) => (one.deputy === null ? [] : forAbsent(house, asking, role, one, one.deputy, 'deputy'))),
    () => (ROLES[role]?.deputies ?? []).flatMap((key) => house.holders(companyCode, plantCode, key, at).filter((one) => isThere(house, one, at) && mayDecide(asking, one)).map(({ staff }): Recipient => ({ staff, role: key, why: 'colleague', because: whyNot(house, { ...asking, role }) }))),
  ];
  for (const step of instead) {
    const found = once(step());
    if (found.length > 0) return found;
  }
  return [];
}

function forAbsent(house: HouseIndex, { at, companyCode, plantCode }: Asking, role: string, absent: PersonRecord, staff: string, why: WhyAsked): Recipient[] {
  const person = house.person(staff, at, companyCode);
  if (person === undefined || !person.plantCodes.includes(plantCode) || !isThere(house, person, at)) return [];
  return [{ staff: person.staff, role, onBehalfOf: absent.staff, why, because: house.absence(absent, at) ?? 'vacant' }];
}

/** There today: at work, or before or after today's shift. */
function isThere(house: HouseIndex, person: PersonRecord, at: number): boolean {
  return [undefined, 'off_shift'].includes(house.absence(person, at));
}

const mayDecide = ({ stake }: Asking, { approvalLimits }: PersonRecord, cap: number | null = null): boolean =>
  stake === undefined || isWithin(limitFor(approvalLimits, stake.gate, cap), stake.amount);

function whyNot(house: HouseIndex, asking: Asking): WhyNot {
  const holders = house.holders(asking.companyCode, asking.plantCode, asking.role, asking.at);
  if (holders.length === 0) return 'vacant';
  const able = holders.filter((one) => mayDecide(asking, one));
  return able.length === 0 ? 'above_limit' : (able.map((one) => house.absence(one, asking.at)).find((because) => because !== undefined) ?? 'vacant');
}

/** Heads by name of the departments of that kind, for a role whose head nobody holds. */
function headsOfDepartment(house: HouseIndex, asking: Asking): PersonRecord[] {
  const dept = ROLES[asking.role]?.dept;
  const named = new Set(house.everybody(asking.at).flatMap((one) => (one.companyCode === asking.companyCode && one.dept === dept && one.head !== null ? [one.head] : [])));
  return [...named].flatMap((staff) => house.person(staff, asking.at, asking.companyCode) ?? []).filter((one) => isThere(house, one, asking.at) && mayDecide(asking, one));
}

/** The role's own people and management though they are away, else whoever is of the plant, else of the company. */
function anybody(house: HouseIndex, asking: Asking): PersonRecord[] {
  const { companyCode, plantCode, role, at } = asking;
  const ofCompany = house.everybody(at).filter((one) => one.companyCode === companyCode);
  const choices = [
    house.holders(companyCode, plantCode, role, at).filter((one) => mayDecide(asking, one)), ofCompany.filter((one) => one.roles.includes(MANAGEMENT)),
    ofCompany.filter((one) => one.dept === 'MANAGEMENT'), ofCompany.filter((one) => one.plantCodes.includes(plantCode)), ofCompany,
  ];
  return choices.find((people) => people.length > 0) ?? [];
}

/** Who is meant twice is asked once, in the first capacity. */
const once = (recipients: readonly Recipient[]): Recipient[] => recipients.filter(({ staff }, index) => recipients.findIndex((one) => one.staff === staff) === index);
