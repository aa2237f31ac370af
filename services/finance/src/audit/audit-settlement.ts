import { AccessDenied } from '@guitu/identity/access-denied';
import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { papersHeld } from '../papers/papers-held.js';
import { contentHash, settlementContent } from '../settlement/settlement-content.js';
import { Audit } from './audit.entity.js';
import { auditFaults } from './audit.rules.js';

/** 财务审核: the originals and the proposal agree, or it goes back; what was audited is frozen by its hash (R21 S000-03 §6). */
@Injectable()
export class AuditSettlement extends FactAction<'audit'> {
  readonly kind = 'audit';

  /** @throws AccessDenied 403 when he released a paper himself */
  override async check({ actor, companyCode, returnNo, payload, task }: Known<'audit'>, tx: Transaction): Promise<FieldError[]> {
    if (task === null) return [];
    const held = await papersHeld(tx, companyCode, returnNo);
    if (held.some((paper) => paper.as === 'released' && paper.by === actor.staff)) throw new AccessDenied(403, 'own-application', '放行缺件的人不能审核。', 'Who released a missing paper does not audit.');
    return auditFaults(payload, task.menu, new Set(held.map(({ code }) => code)));
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'audit'>): Promise<void> {
    const { verdict, net, differences, freight = [], reasonCode, opinionRef } = fact.payload;
    const content = await settlementContent(tx, fact.companyCode, fact.returnNo);
    await tx.manager.insert(Audit, {
      ...recordedColumns(fact), verdict, net: String(net), differences, freight, reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null,
      content, contentHash: contentHash(content),
    });
  }
}
