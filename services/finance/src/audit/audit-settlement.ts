import { AccessDenied } from '@guitu/identity/access-denied';
import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf, TakenOverGround } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { writePaper } from '../papers/keep-paper.js';
import { papersHeld } from '../papers/papers-held.js';
import { contentHash, settlementContent } from '../settlement/settlement-content.js';
import { Audit } from './audit.entity.js';
import { auditFaults } from './audit.rules.js';

/** 财务审核: the originals and the proposal agree, or it goes back; what was audited is frozen by its hash (R21 S000-03 §6). */
@Injectable()
export class AuditSettlement extends FactAction<'audit'> {
  readonly kind = 'audit';

  /** @throws AccessDenied 403 when he released a paper himself */
  override async check({ actor, companyCode, returnNo, payload, task, takenOverFrom }: Known<'audit'>, tx: Transaction): Promise<FieldError[]> {
    if (task === null) return [];
    // accepted before Guitu, so its papers were there
    if (takenOverFrom !== undefined) return auditFaults(payload, task.menu, new Set(task.menu.documents));
    const held = await papersHeld(tx, companyCode, returnNo);
    if (held.some((paper) => paper.as === 'released' && paper.by === actor.staff)) throw new AccessDenied(403, 'own-application', '放行缺件的人不能审核。', 'Who released a missing paper does not audit.');
    return auditFaults(payload, task.menu, new Set(held.map(({ code }) => code)));
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'audit'>): Promise<void> {
    const { verdict, net, differences, freight = [], reasonCode, opinionRef } = fact.payload;
    if (fact.takenOver !== undefined && verdict === 'accept') await keepPapersOfThen(tx, fact, fact.takenOver);
    const content = await settlementContent(tx, fact.companyCode, fact.returnNo);
    await tx.manager.insert(Audit, {
      ...recordedColumns(fact), verdict, net: String(net), differences, freight, reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null,
      content, contentHash: contentHash(content),
    });
  }
}

/** 期初在途: the papers that an audit before Guitu saw are in finance's hands, filed under the return's old number. */
async function keepPapersOfThen(tx: Transaction, { companyCode, plantCode, returnNo, by }: RecordedFactOf<'audit'>, { externalId, task }: TakenOverGround): Promise<void> {
  const held = await papersHeld(tx, companyCode, returnNo);
  for (const code of task?.menu.documents ?? []) {
    if (!held.some((paper) => paper.code === code)) await writePaper(tx, { companyCode, plantCode, returnNo, code, as: 'original', formNo: externalId, signers: [], reasonCode: null, by: by.staff });
  }
}
