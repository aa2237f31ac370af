import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { calendarOfPlant } from '../plant-calendar/calendar-of-plant.js';
import type { DocumentPin } from './policy-document.js';

/** Followed by a company that chose nothing: the house default for a factory without a procedure of its own. */
export const HOUSE_POLICY = 'headline';

export interface PolicyInForce {
  readonly policy: DocumentPin;
  readonly calendar: DocumentPin;
  /** IANA zone of that calendar: local days and years of the plant. */
  readonly zone: string;
}

/** Key of the procedure a customer of this company falls under now: the customer's own, else the company's, else the house's. */
export async function assignedPolicy(tx: Transaction, companyCode: string, customerCode: string): Promise<string> {
  const [row] = await tx.query<{ policy_key: string }>(
    `select policy_key from policy_assignment
     where company_code = $1 and (customer_code = $2 or customer_code is null) and effective_from <= clock_timestamp()
     order by customer_code is null, effective_from desc limit 1`,
    [companyCode, customerCode],
  );
  return row?.policy_key ?? HOUSE_POLICY;
}

/**
 * The newest version of a procedure whose first day has come at the plant, with the newest edition of the plant's calendar; a plant
 * that has none goes by the calendar the procedure names. Null when no version is in force.
 * @param plantCalendar key of the plant's own; nothing may be published under it yet
 */
export async function policyInForce(tx: Transaction, key: string, plantCalendar: string | null): Promise<PolicyInForce | null> {
  const [row] = await tx.query<{ version: number; sha256: string; calendar_key: string; calendar_version: number; calendar_sha256: string; zone: string }>(
    `select p.version, p.sha256, c.key as calendar_key, c.version as calendar_version, c.sha256 as calendar_sha256, c.zone
     from policy_version p
     join lateral (
       select key, version, sha256, document->>'zone' as zone from calendar_version
       where key in ($2, p.document->>'calendar') order by (key = $2) is true desc, version desc limit 1
     ) c on true
     where p.key = $1 and p.effective_from <= (clock_timestamp() at time zone c.zone)::date
     order by p.version desc limit 1`,
    [key, plantCalendar],
  );
  if (row === undefined) return null;
  return {
    policy: { key, version: row.version, sha256: row.sha256 },
    calendar: { key: row.calendar_key, version: row.calendar_version, sha256: row.calendar_sha256 },
    zone: row.zone,
  };
}

/**
 * What a new return of this customer is pinned to.
 * @param plantCode of the return; absent: of no plant in particular
 * @param key procedure the clerk asked for; absent: the assigned one
 * @throws Problem 422 when that procedure is unknown or none of its versions is in force yet
 */
export async function policyFor(tx: Transaction, { companyCode, plantCode }: { readonly companyCode: string; readonly plantCode?: string }, customerCode: string, key: string | undefined): Promise<PolicyInForce> {
  const wanted = key ?? (await assignedPolicy(tx, companyCode, customerCode));
  const inForce = await policyInForce(tx, wanted, plantCode === undefined ? null : await calendarOfPlant(tx, companyCode, plantCode));
  if (inForce !== null) return inForce;
  throw Problem.unprocessable('policy-not-in-force', `制度 ${wanted} 不存在或尚未生效。`, `Policy ${wanted} does not exist or is not in force yet.`, [
    { path: 'policyKey', zh: '请选择已生效的制度', en: 'choose a policy in force' },
  ]);
}
