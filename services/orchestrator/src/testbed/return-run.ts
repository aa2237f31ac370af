/** Builders for runs and facts under the house's own policies. */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import type { DeliveredFact, FactBody } from '@guitu/contracts/fact';
import type { Desk } from '@guitu/contracts/vocabulary';
import { DEMO_COMPANY, DEMO_PLANT } from '@guitu/identity/demo-people';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { resolveProfile, type ProfileRef } from '@guitu/return-process/policy/resolve';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import type { ReturnRun } from '../workflow/return-run.js';

/** The demo people's own. */
export const COMPANY = DEMO_COMPANY;
export const PLANT = DEMO_PLANT;
export const SHA = 'a'.repeat(64);

export function policyOf(ref: ProfileRef): ResolvedProfile {
  const { profile, problems } = resolveProfile(ref, PROFILES);
  if (!profile) throw new Error(problems.map((problem) => problem.en).join('; '));
  return profile;
}

/** The calendar a policy names, as it ships. */
export function calendarOf(key: string): CalendarSnapshot {
  const calendar = CALENDARS.find((snapshot) => snapshot.key === key);
  if (!calendar) throw new Error(`no calendar ${key}`);
  return calendar;
}

const DEPT: Record<Desk, FactBody['by']['dept']> = { returns: 'SALES', warehouse: 'WAREHOUSE', quality: 'QUALITY', production: 'PRODUCTION', finance: 'FINANCE' };

export function factOf(returnNo: string, source: Desk, kind: FactBody['kind'], at: number, more: Partial<FactBody> = {}): FactBody {
  return {
    factId: uuidv7(), kind, companyCode: COMPANY, plantCode: PLANT, returnNo, performedAt: at, recordedAt: at, visibleAt: at,
    by: { dept: DEPT[source], role: `${source}-r`, staff: `e-${source}` }, via: 'desk', payload: {}, ...more,
  };
}

export const delivered = (fact: FactBody, source: Desk, seq: number): DeliveredFact & { receivedAt: number } => ({ ...fact, source, seq, receivedAt: fact.recordedAt });

/** The papers a registration must bring. */
const formsOf = ({ forms }: ResolvedProfile): string[] => Object.entries(forms).filter(([, { gate }]) => gate === 'register').map(([code]) => code);

export function registrationOf(returnNo: string, ref: ProfileRef, at: number, more: Partial<FactBody> = {}): FactBody {
  const policy = policyOf(ref);
  const calendar = calendarOf(policy.calendar);
  return factOf(returnNo, 'returns', 'register', at, {
    payload: {
      customerCode: 'K01', policy: { key: policy.key, version: policy.version, sha256: SHA }, calendar: { key: calendar.key, version: calendar.version, sha256: SHA },
      lines: [{ line: 1, item: 'IT-1', qty: '10', unit: 'pcs' }], attrs: {}, forms: formsOf(policy), sourceSystem: 'spec', externalId: returnNo,
    },
    by: { dept: 'SALES', role: 'sales', staff: 'e-applicant' }, // who applied never approves
    ...more,
  });
}

export function runOf(returnNo: string, ref: ProfileRef, at: number, more: Partial<ReturnRun> = {}): ReturnRun {
  const policy = policyOf(ref);
  return {
    companyCode: COMPANY, plantCode: PLANT, returnNo, customerCode: 'K01', epoch: 1, policy, calendar: calendarOf(policy.calendar), settleMs: 5_000,
    register: delivered(registrationOf(returnNo, ref, at), 'returns', 1), ...more,
  };
}
