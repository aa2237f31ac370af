import { AccessDenied } from '@guitu/identity/access-denied';
import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { verdictFaults } from '@guitu/task-desk/facts/verdict.rules';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { auditStanding, requireValidAudit } from '../audit/audit-standing.js';
import { askedAmount } from '../settlement/asked-amount.js';
import { SettlementReview } from './approval.entity.js';

/** 结算审批: 副总 or whom the policy names lets the credit be booked, or sends it back; never who audited it (R21). */
@Injectable()
export class ReviewSettlement extends FactAction<'settlement_approval'> {
  readonly kind = 'settlement_approval';

  /** @throws AccessDenied 403 when he renewed the audit himself */
  override async check({ actor, companyCode, returnNo, payload, task, takenOverFrom }: Known<'settlement_approval'>, tx: Transaction): Promise<FieldError[]> {
    if (takenOverFrom !== undefined) return task === null ? [] : verdictFaults(payload, task);
    if ((await auditStanding(tx, companyCode, returnNo))?.by === actor.staff) throw new AccessDenied(403, 'own-application', '审核人不能审批。', 'Who audited does not approve.');
    if (payload.verdict === 'accept') await requireValidAudit(tx, companyCode, returnNo);
    return task === null ? [] : verdictFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'settlement_approval'>): Promise<void> {
    const { level, verdict, reasonCode, opinionRef } = fact.payload;
    const amount = await askedAmount(tx, fact);
    await tx.manager.insert(SettlementReview, {
      ...recordedColumns(fact), taskId: fact.taskId ?? '', level, verdict, amount: amount === null ? null : String(amount), reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null,
    });
  }
}
