/** What masterdata states of people, arranged for questions about one person, role or plant at an instant. Pure. */
import { absencesAt } from '@guitu/masterdata-view/people-at.rules';
import type { LimitKind } from '@guitu/contracts/masterdata/people';
import type { AbsenceRecord, DelegationGiven, PeopleRecords, PersonRecord, RosteredDay, StandInRecord } from '@guitu/masterdata-view/people-records';

interface OfOne { leaves: AbsenceRecord[]; roster: RosteredDay[]; substitutions: StandInRecord[]; given: DelegationGiven[] }
interface Period { readonly from: number; readonly to: number | null }
const covers = ({ from, to }: Period, at: number): boolean => from <= at && (to === null || at < to);
const NOTHING: OfOne = { leaves: [], roster: [], substitutions: [], given: [] };

/** A person under the id of his first account: one human being is one in everything that is asked here. */
export class HouseIndex {
  private readonly accounts = new Map<string, PersonRecord[]>();
  private readonly people: readonly PersonRecord[];
  private readonly byRole = new Map<string, PersonRecord[]>();
  private readonly own = new Map<string, OfOne>();
  private readonly acting = new Map<string, { substitutions: StandInRecord[]; delegations: DelegationGiven[] }>();

  constructor(readonly records: PeopleRecords) {
    for (const person of records.people) add(this.accounts, person.staff, person);
    this.people = records.people.map((one) => ({ ...one, staff: this.human(one.companyCode, one.staff), deputy: one.deputy === null ? null : this.human(one.companyCode, one.deputy), approvalLimits: this.strictest(one) }));
    for (const person of this.people) for (const role of person.roles) add(this.byRole, `${person.companyCode}/${role}`, person);
    for (const leave of records.leaves) this.ofOne(leave).leaves.push(leave);
    for (const day of records.roster) this.ofOne(day).roster.push(day);
    for (const given of records.substitutions) {
      const one = { ...given, staff: this.human(given.companyCode, given.staff), substitute: this.human(given.companyCode, given.substitute) };
      this.ofOne(one).substitutions.push(one);
      this.actingOf(one.companyCode, one.substitute).substitutions.push(one);
    }
    for (const given of records.delegations) {
      const one = { ...given, staff: this.human(given.companyCode, given.staff), deputy: this.human(given.companyCode, given.deputy) };
      this.ofOne(one).given.push(one);
      this.actingOf(one.companyCode, one.deputy).delegations.push(one);
    }
  }

  /** The id of the first account of the human being behind an account. */
  human(companyCode: string, staff: string): string {
    return (this.accounts.get(staff) ?? []).find((one) => one.companyCode === companyCode)?.accountOf ?? staff;
  }

  /** Several accounts give nobody more than the strictest of them. */
  private strictest(person: PersonRecord): PersonRecord['approvalLimits'] {
    const human = this.human(person.companyCode, person.staff);
    const all = this.records.people.filter((one) => one.companyCode === person.companyCode && (one.staff === human || one.accountOf === human));
    if (all.length <= 1) return person.approvalLimits;
    const limits: Partial<Record<LimitKind, number>> = {};
    for (const [gate, limit] of all.flatMap((one) => Object.entries(one.approvalLimits) as [LimitKind, number][])) limits[gate] = Math.min(limit, limits[gate] ?? limit);
    return limits;
  }

  /** Is this person nobody's to let in: everybody of the company is stated, or he himself was, and no account of his holds now? */
  isClosed(staff: string, companyCode: string | undefined): boolean {
    const { whole } = this.records;
    const own = this.accounts.get(staff) ?? [];
    if (companyCode === undefined) return whole.length > 0 || own.length > 0;
    return whole.includes(companyCode) || own.some((one) => one.companyCode === companyCode);
  }

  /** The account as it was stated, of whoever is employed at that instant; of several companies the one asked for, or the only one. */
  account(staff: string, at: number, companyCode?: string): PersonRecord | undefined {
    const found = (this.accounts.get(staff) ?? []).filter((one) => this.isEmployed(one, at) && (companyCode === undefined || one.companyCode === companyCode));
    return found.length === 1 ? found[0] : undefined;
  }

  person(staff: string, at: number, companyCode: string): PersonRecord | undefined {
    return this.people.find((one) => one.staff === this.human(companyCode, staff) && one.companyCode === companyCode && this.isEmployed(one, at));
  }

  everybody(at: number): PersonRecord[] {
    return this.people.filter((one) => this.isEmployed(one, at));
  }

  /** Everybody of this company and plant who holds the role, present or not. */
  holders(companyCode: string, plantCode: string, role: string, at: number): PersonRecord[] {
    return (this.byRole.get(`${companyCode}/${role}`) ?? []).filter((one) => this.isEmployed(one, at) && one.plantCodes.includes(plantCode));
  }

  /** Why somebody is not there, if he is not: leave, day off, outside his shift. */
  absence(person: Pick<PersonRecord, 'companyCode' | 'staff'>, at: number): AbsenceRecord['because'] | undefined {
    return this.away(person, at)?.because;
  }

  /** The same with its period. */
  away({ companyCode, staff }: Pick<PersonRecord, 'companyCode' | 'staff'>, at: number): AbsenceRecord | undefined {
    const { leaves, roster } = this.own.get(`${companyCode}/${staff}`) ?? NOTHING;
    if (leaves.length === 0 && roster.length === 0) return undefined;
    return absencesAt({ whole: [], people: [], leaves, roster, substitutions: [], delegations: [] }, at)[0];
  }

  /** When the first leave begins that is still to come. */
  nextLeave({ companyCode, staff }: Pick<PersonRecord, 'companyCode' | 'staff'>, at: number): number | null {
    const begins = (this.own.get(`${companyCode}/${staff}`) ?? NOTHING).leaves.map(({ from }) => from).filter((from) => from > at);
    return begins.length === 0 ? null : Math.min(...begins);
  }

  /** Those who have named this person as their deputy. */
  deputisingFor(companyCode: string, staff: string, at: number): PersonRecord[] {
    return this.people.filter((one) => one.companyCode === companyCode && one.deputy === staff && this.isEmployed(one, at));
  }

  /** Who acts for this person, in that role, while he is away. */
  substitutionsFor({ companyCode, staff }: PersonRecord, role: string, at: number): StandInRecord[] {
    return (this.own.get(`${companyCode}/${staff}`) ?? NOTHING).substitutions.filter((one) => covers(one, at) && (one.roles === null || one.roles.includes(role)));
  }

  delegationsFrom({ companyCode, staff }: PersonRecord, at: number): DelegationGiven[] {
    return (this.own.get(`${companyCode}/${staff}`) ?? NOTHING).given.filter((one) => covers(one, at));
  }

  /** For whom this person may act at that instant, by the records that name him. */
  actingFor(companyCode: string, staff: string, at: number): { substitutions: StandInRecord[]; delegations: DelegationGiven[] } {
    const { substitutions = [], delegations = [] } = this.acting.get(`${companyCode}/${staff}`) ?? {};
    return { substitutions: substitutions.filter((one) => covers(one, at)), delegations: delegations.filter((one) => covers(one, at)) };
  }

  /** A second account ends with the first, whatever its own days say. */
  private isEmployed(person: PersonRecord, at: number): boolean {
    const first = person.accountOf === null ? undefined : (this.accounts.get(person.accountOf) ?? []).find((one) => one.companyCode === person.companyCode);
    return isActive(person, at) && (first === undefined || isActive(first, at));
  }

  private ofOne({ companyCode, staff }: { companyCode: string; staff: string }): OfOne {
    return made(this.own, `${companyCode}/${this.human(companyCode, staff)}`, () => ({ leaves: [], roster: [], substitutions: [], given: [] }));
  }

  private actingOf(companyCode: string, staff: string): { substitutions: StandInRecord[]; delegations: DelegationGiven[] } {
    return made(this.acting, `${companyCode}/${staff}`, () => ({ substitutions: [], delegations: [] }));
  }
}

const isActive = ({ activeFrom, activeTo }: PersonRecord, at: number): boolean => covers({ from: activeFrom, to: activeTo }, at);

function add<V>(map: Map<string, V[]>, key: string, value: V): void {
  made(map, key, () => []).push(value);
}

function made<V>(map: Map<string, V>, key: string, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
