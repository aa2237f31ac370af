import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { HoldRelease } from './hold-release.entity.js';
import { holdReleaseFaults } from './hold-release.rules.js';

/** 解除暂停: labelled product may be shipped or used again. */
@Injectable()
export class ReleaseHold extends FactAction<'release'> {
  readonly kind = 'release';

  override check({ payload }: Known<'release'>): FieldError[] {
    return holdReleaseFaults(payload);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'release'>): Promise<void> {
    const { places, opinionRef } = fact.payload;
    await tx.manager.insert(HoldRelease, { ...recordedColumns(fact), places, opinionRef: opinionRef ?? null });
  }
}
