import type { FactBody } from '@guitu/contracts/fact';
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import type { Transaction } from '@guitu/persistence/transaction';
import type { PlannedLine } from '../matching/plan-lines.rules.js';
import { contentHash } from './find-imported.js';
import { ReturnCase, ReturnLine } from './return-case.entity.js';

/** The return and its lines, as registered. @param takenOver 期初在途: when, and by which content it is known again */
export async function storeCase(tx: Transaction, fact: FactBody, registered: FactPayload<'register'>, body: RegisterReturnBody, planned: readonly PlannedLine[], takenOver?: { readonly at: Date; readonly contentHash: Buffer }): Promise<void> {
  const { companyCode, plantCode, returnNo } = fact;
  const { policy, calendar, complaintAt } = registered;
  await tx.manager.insert(ReturnCase, {
    companyCode, returnNo, plantCode, customerCode: registered.customerCode, sourceSystem: registered.sourceSystem, externalId: registered.externalId,
    contentHash: takenOver?.contentHash ?? contentHash(body), takenOverAt: takenOver?.at ?? null, policyKey: policy.key, policyVersion: policy.version, policySha256: policy.sha256,
    calendarKey: calendar.key, calendarVersion: calendar.version, calendarSha256: calendar.sha256,
    attrs: registered.attrs, forms: registered.forms, complaintAt: complaintAt === undefined ? null : new Date(complaintAt), remark: body.remark ?? null,
    factId: fact.factId, registeredBy: fact.by.staff, registeredAt: new Date(fact.recordedAt),
  });
  await tx.manager.insert(ReturnLine, registered.lines.map(({ line, item, batch, qty, unit, unitPrice, sourceSystem, externalId }, index) => ({
    companyCode, returnNo, plantCode, line, item, batch: batch ?? null, qty, unit, unitPrice: unitPrice === undefined ? null : String(unitPrice),
    sourceSystem: sourceSystem ?? null, externalId: externalId ?? null,
    blind: planned[index]?.delivery == null, priceSource: planned[index]?.priceSource ?? null, askedLine: (planned[index]?.asked ?? 0) + 1,
  })));
}
