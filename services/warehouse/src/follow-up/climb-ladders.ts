import { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { LadderClock } from '@guitu/platform/service/ladder-clock';
import { Injectable } from '@nestjs/common';
import { FollowUpDesk, type FollowUpRow } from './follow-up-desk.js';

/** The clock of follow-ups. */
@Injectable()
export class ClimbLadders extends LadderClock<FollowUpRow> {
  constructor(database: Database, private readonly desk: FollowUpDesk) {
    super('ClimbLadders', database, { table: 'follow_up', where: 'closed_at is null' });
  }

  protected climb(tx: Transaction, row: FollowUpRow, now: number): Promise<void> {
    return this.desk.climb(tx, row, now);
  }
}
