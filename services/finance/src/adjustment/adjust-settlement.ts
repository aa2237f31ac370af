import { AccessDenied } from '@guitu/identity/access-denied';
import { SYSTEM_STAFF } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { adjustmentFaults, type Adjustment } from './adjustment.rules.js';

/** 结算调整: a second person decides what another proposed; as it was proposed, or not at all (product.md §1 E8). */
@Injectable()
export class AdjustSettlement extends FactAction<'adjust'> {
  readonly kind = 'adjust';

  /** @throws Problem 409 nobody proposed · AccessDenied 403 he proposed it himself */
  override async check({ actor, companyCode, returnNo, payload, task, takenOverFrom }: Known<'adjust'>, tx: Transaction): Promise<FieldError[]> {
    if (task === null) return [];
    const faults = adjustmentFaults(payload, task.menu);
    if (faults.length > 0 || takenOverFrom !== undefined) return faults;
    const [proposed] = await tx.query<Adjustment & { proposedBy: string }>(
      `select delta::float8 as delta, decision, proposed_by as "proposedBy" from adjustment where company_code = $1 and return_no = $2 and task_id = $3 and superseded_at is null and fact_id is null`,
      [companyCode, returnNo, task.taskId],
    );
    if (proposed === undefined) throw Problem.conflict('no-proposal', '结算调整须先由一人提出，再由另一人决定。', 'An adjustment is proposed by one person and decided by another.');
    if (proposed.proposedBy === actor.staff) throw new AccessDenied(403, 'own-application', '不能决定自己提出的调整。', 'You cannot decide what you proposed.');
    if (proposed.delta === payload.delta && proposed.decision === payload.decision) return [];
    return [{ path: 'decision', zh: `所提为 ${proposed.decision}，须照此决定或另行提出。`, en: `${proposed.decision} was proposed: decide that, or propose anew.` }];
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'adjust'>): Promise<void> {
    const { factId, companyCode, returnNo, taskId, by, recordedAt, takenOver } = fact;
    if (takenOver !== undefined) await proposeOfThen(tx, fact);
    await tx.execute(
      `update adjustment set fact_id = $4, decided_by = $5, decided_at = $6 where company_code = $1 and return_no = $2 and task_id = $3 and superseded_at is null and fact_id is null`,
      [companyCode, returnNo, taskId, factId, by.staff, new Date(recordedAt)],
    );
  }
}

/** 期初在途: who proposed it before Guitu is not told. */
async function proposeOfThen(tx: Transaction, { companyCode, plantCode, returnNo, taskId, taskRev = 1, payload: { delta, decision, reasonCode = 'takeover' }, recordedAt }: RecordedFactOf<'adjust'>): Promise<void> {
  await tx.execute(
    'insert into adjustment (company_code, plant_code, return_no, task_id, task_rev, delta, decision, reason_code, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [companyCode, plantCode, returnNo, taskId, taskRev, delta, decision, reasonCode, SYSTEM_STAFF, new Date(recordedAt)],
  );
}
