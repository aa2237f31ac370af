import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import { withdrawQueued } from '@guitu/postings/find-posting';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { Replenishment } from './replenishment.entity.js';

/** 备货完成: the goods of a supply are ready for the warehouse to ship. */
@Injectable()
export class CompleteReplenishment extends FactAction<'make'> {
  readonly kind = 'make';

  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, by, recordedAt }: RecordedFactOf<'make'>): Promise<void> {
    await tx.manager.insert(Replenishment, {
      factId, companyCode, plantCode, returnNo, supply: scope?.supply ?? null, qty: payload.qty, madeBy: by.staff, madeAt: new Date(recordedAt),
    });
  }

  /** An order for its goods that the other system was asked for goes with it. */
  override callOff(tx: Transaction, task: TaskStatement): Promise<boolean> {
    return withdrawQueued(tx, task);
  }
}
