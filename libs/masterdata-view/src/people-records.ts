/** People as masterdata states them, flat and without judgement: who is rung, who stands in and who may is libs/identity's to say. */
import type { LimitKind } from '@guitu/contracts/masterdata/people';
import type { Dept } from '@guitu/contracts/vocabulary';

export interface PersonRecord {
  readonly staff: string;
  readonly employeeNo: string;
  readonly companyCode: string;
  readonly plantCodes: readonly string[];
  /** code of the department, and its kind */
  readonly department: string;
  readonly dept: Dept;
  /** head of the department */
  readonly head: string | null;
  readonly roles: readonly string[];
  /** instants: first of the first day, first after the last day; in the zone of the person's first plant */
  readonly activeFrom: number;
  readonly activeTo: number | null;
  readonly deputy: string | null;
  /** first account of the same human being */
  readonly accountOf: string | null;
  /** 分 by kind of approval */
  readonly approvalLimits: Readonly<Partial<Record<LimitKind, number>>>;
  /** 分 */
  readonly cardLimit: number | null;
  readonly languages: readonly ('zh' | 'en')[];
}

/** Away from `from` (included) to `to` (excluded). */
export interface AbsenceRecord {
  readonly companyCode: string;
  readonly staff: string;
  readonly from: number;
  readonly to: number;
  /** leave · a day off by roster · outside the shift of the roster */
  readonly because: 'leave' | 'day_off' | 'off_shift';
  /** code of the leave or roster entry */
  readonly record: string;
}

export interface StandInRecord {
  readonly companyCode: string;
  readonly staff: string;
  readonly substitute: string;
  readonly from: number;
  readonly to: number | null;
  /** null: all */
  readonly roles: readonly string[] | null;
  readonly record: string;
}

export interface DelegationGiven {
  readonly companyCode: string;
  readonly staff: string;
  readonly deputy: string;
  readonly from: number;
  readonly to: number;
  /** 分; null: what the person may */
  readonly amountCap: number | null;
  readonly record: string;
}

/** One rostered local day of a person. */
export interface RosteredDay {
  readonly companyCode: string;
  readonly plantCode: string;
  readonly staff: string;
  readonly from: number;
  readonly to: number;
  /** the shift as instants; null: off */
  readonly shift: { readonly from: number; readonly to: number } | null;
  /** on call beyond the shift (值班) */
  readonly duty: boolean;
  readonly record: string;
}

/** Everything that is stated of people, at all times. */
export interface PeopleRecords {
  /** companies of which everybody is stated: whoever is not among `people` is not theirs */
  readonly whole: readonly string[];
  readonly people: readonly PersonRecord[];
  readonly leaves: readonly AbsenceRecord[];
  readonly roster: readonly RosteredDay[];
  readonly substitutions: readonly StandInRecord[];
  readonly delegations: readonly DelegationGiven[];
}
