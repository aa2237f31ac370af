/** Who may approve what to which amount, now, and when he last used each role (product.md I9). */
import { LimitKind } from '@guitu/contracts/masterdata/people';
import { DeptCode, Fen, StaffId } from '@guitu/contracts/scalars';
import { permissionsOf } from '@guitu/identity/roles';
import { absencesAt, delegationsAt, peopleAt, substitutionsAt } from '@guitu/masterdata-view/people-at.rules';
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import { z } from 'zod';
import type { RoleUse, RoleUses } from './ask-role-use.js';

const Grant = z.strictObject({ staff: StaffId, until: z.int().nullable(), amountCap: Fen.nullable(), record: z.string() });
export const AccessReview = z.strictObject({
  at: z.int(),
  /** desks that did not say when roles were last used */
  unanswered: z.array(z.string()),
  people: z.array(z.strictObject({
    staff: StaffId, employeeNo: z.string(), dept: DeptCode, department: z.string(), head: StaffId.nullable(), plantCodes: z.array(z.string()), roles: z.array(z.string()),
    /** rights of the department and the roles (docs/permissions.md) */
    permissions: z.array(z.string()),
    /** 分; a kind that is absent has no limit of its own */
    approvalLimits: z.partialRecord(LimitKind, Fen), cardLimit: Fen.nullable(),
    accountOf: StaffId.nullable(), activeTo: z.int().nullable(), away: z.boolean(),
    /** roles in which this person has recorded something, his own and those he stood in for, with the last time */
    used: z.array(z.strictObject({ role: z.string(), lastAt: z.int() })),
    /** who decides in this person's name now */
    delegatedTo: z.array(Grant), substitutedBy: z.array(Grant),
  })),
}).meta({ id: 'AccessReview' });
export type AccessReview = z.infer<typeof AccessReview>;

/** Everybody of a company who is employed at that instant, by department and number, as the departments' desks know them. */
export function reviewAccess(records: PeopleRecords, { items, unanswered }: RoleUses, companyCode: string, at: number): AccessReview {
  const own = <T extends { readonly companyCode: string }>(all: readonly T[]): T[] => all.filter((one) => one.companyCode === companyCode);
  const away = new Set(own(absencesAt(records, at)).map(({ staff }) => staff));
  const delegations = own(delegationsAt(records, at));
  const substitutions = own(substitutionsAt(records, at));
  const people = own(peopleAt(records, at)).map((person) => ({
    staff: person.staff, employeeNo: person.employeeNo, dept: person.dept, department: person.department, head: person.head,
    plantCodes: [...person.plantCodes], roles: [...person.roles], permissions: [...permissionsOf(person.dept, person.roles)].sort(),
    approvalLimits: { ...person.approvalLimits }, cardLimit: person.cardLimit, accountOf: person.accountOf, activeTo: person.activeTo, away: away.has(person.staff),
    used: usedBy(items.filter(({ staff }) => staff === person.staff)),
    delegatedTo: delegations.filter(({ staff }) => staff === person.staff).map(({ deputy, to, amountCap, record }) => ({ staff: deputy, until: to, amountCap, record })),
    substitutedBy: substitutions.filter(({ staff }) => staff === person.staff).map(({ substitute, to, record }) => ({ staff: substitute, until: to, amountCap: null, record })),
  }));
  return { at, unanswered: [...unanswered], people: people.sort((one, other) => compare(one.department, other.department) || compare(one.employeeNo, other.employeeNo)) };
}

/** The latest over all desks, by role. */
function usedBy(uses: readonly RoleUse[]): { role: string; lastAt: number }[] {
  const latest = new Map<string, number>();
  for (const { role, lastAt } of uses) latest.set(role, Math.max(lastAt, latest.get(role) ?? 0));
  return [...latest].map(([role, lastAt]) => ({ role, lastAt })).sort((one, other) => compare(one.role, other.role));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
