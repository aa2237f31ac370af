/** 试算: may this come back, and what would be paid? Decided by what the registration and the process decide with; nothing is written. */
import { Injectable } from '@nestjs/common';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { formatQuantity } from '@guitu/contracts/quantity';
import type { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import { AccessDenied } from '@guitu/identity/access-denied';
import type { Actor } from '@guitu/identity/actor';
import { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { previewReturn, type ReturnPreview } from '@guitu/return-process/preview/preview-return';
import { contextOf, type Start } from '@guitu/return-process/return-process';
import type { Finding } from '../matching/findings.rules.js';
import { customerGroup } from '../matching/customer-group.js';
import { findDuplicates } from '../matching/find-duplicates.js';
import type { PlannedLine } from '../matching/plan-lines.rules.js';
import { planRegistration, type RegistrationPlan } from '../matching/plan-registration.js';
import { policyFor, type PolicyInForce } from '../policy/policy-in-force.js';
import { databaseNow } from '@guitu/persistence/database-now';
import { registrationFaults } from '../registration/registration.rules.js';
import { registrationPayload } from '../registration/registration-payload.js';
import { otherPolicies } from './other-policies.js';
import type { Preview } from './preview-answer.js';

/** Instead of a number: a preview has none. */
const NO_NUMBER = 'PREVIEW';
const NO_FACT = '00000000-0000-7000-8000-000000000000';
/** Candidates shown per line. */
const MOST_CANDIDATES = 20;

@Injectable()
export class PreviewRegistration {
  constructor(private readonly database: Database) {}

  /** @throws as the registration does for what it would refuse at once: AccessDenied 403, Problem 422 */
  execute(actor: Actor, body: RegisterReturnBody): Promise<Preview> {
    if (!actor.plantCodes.includes(body.plantCode)) throw new AccessDenied(403, 'not-your-plant', '不能为其他分厂登记退货。', 'Returns of another plant are registered there.');
    return this.database.transaction(async (tx) => {
      await tx.execute('set transaction read only');
      const { companyCode } = actor;
      const now = await databaseNow(tx);
      const faults = registrationFaults(body, now);
      if (faults.length > 0) throw Problem.unprocessable('not-allowed', '登记内容有误，请看各字段说明。', 'The registration is not valid; see the fields.', faults);
      const inForce = await policyFor(tx, { companyCode, plantCode: body.plantCode }, body.customerCode, body.policyKey);
      const plan = await planRegistration(tx, companyCode, body, false);
      const { policy, calendar } = await documents(tx, inForce);
      const found = previewReturn(contextOf(policy, calendar), startOf(actor, body, plan, inForce, now));
      const duplicates = await findDuplicates(tx, companyCode, await customerGroup(tx, companyCode, body.customerCode), body);
      return answer(plan, policy, found, { duplicates: duplicates.map((one) => ({ ...one, items: [...one.items] })), otherPolicies: await otherPolicies(tx, companyCode, body.customerCode, policy.key) });
    });
  }
}

async function documents(tx: Transaction, { policy, calendar }: PolicyInForce): Promise<{ policy: ResolvedProfile; calendar: CalendarSnapshot }> {
  const [row] = await tx.query<{ policy: ResolvedProfile; calendar: CalendarSnapshot }>(
    'select p.document as policy, c.document as calendar from policy_version p, calendar_version c where p.key = $1 and p.version = $2 and c.key = $3 and c.version = $4',
    [policy.key, policy.version, calendar.key, calendar.version],
  );
  if (row === undefined) throw new Error(`policy ${policy.key}@${policy.version} is in force and not there`);
  return row;
}

function startOf({ companyCode, dept, roles, staff }: Actor, body: RegisterReturnBody, plan: RegistrationPlan, inForce: PolicyInForce, now: number): Start {
  const { plantCode } = body;
  const about = { companyCode, plantCode, returnNo: NO_NUMBER };
  const payload = registrationPayload(body, plan.lines, NO_NUMBER, inForce);
  return {
    ...about, register: {
      ...about, factId: NO_FACT, kind: 'register', source: 'returns', seq: 1, performedAt: now, recordedAt: now, receivedAt: now, via: 'desk', by: { dept, staff, role: roles[0] ?? 'none' }, payload,
    },
  };
}

const refuses = ({ consequence }: Finding): boolean => consequence === 'refuse';
const copied = (findings: readonly Finding[]): Preview['findings'] => findings.map((one) => ({ ...one, inputs: { ...one.inputs } }));

function answer({ lines, findings, candidates }: RegistrationPlan, policy: ResolvedProfile, found: ReturnPreview, more: Pick<Preview, 'duplicates' | 'otherPolicies'>): Preview {
  const { key, version, zh, en } = policy;
  const { amount } = found;
  return {
    ...more,
    registrable: ![...findings, ...lines.flatMap((line) => line.findings)].some(refuses),
    policy: { key, version, zh, en },
    lines: lines.map((line, index) => lineAnswer(line, found.lines[index])),
    findings: copied(findings),
    candidates: candidates.flatMap(({ asked, found: fitting }) => fitting.slice(0, MOST_CANDIDATES).map(({ serials: _serials, shipped, returnable, ...one }) => ({ asked, ...one, shipped: formatQuantity(shipped, one.unit), returnable: formatQuantity(returnable, one.unit) }))),
    granters: found.granters.map((one) => ({ ...one })),
    amount: amount === null ? null : { ...amount, unpriced: [...amount.unpriced], deductions: amount.deductions.map((one) => ({ ...one })) },
    waitingFor: found.waitingFor,
  };
}

function lineAnswer({ asked, item, batch, qty, unit, serials, delivery, shipDate, receiptDate, unitPrice, priceSource, findings }: PlannedLine, judged: ReturnPreview['lines'][number] | undefined): Preview['lines'][number] {
  if (judged === undefined) throw new Error(`line ${asked} was not judged`);
  const { verdict, reasons, why, value, net } = judged;
  return {
    asked, item, batch: batch ?? null, qty, unit, serials: [...serials], delivery: delivery === null ? null : { ...delivery }, shipDate: shipDate ?? null, receiptDate: receiptDate ?? null, unitPrice: unitPrice ?? null, priceSource,
    verdict: findings.some(refuses) ? 'refuse' : verdict, findings: copied(findings), reasons: reasons.map((one) => ({ ...one })), why, value, net,
  };
}
