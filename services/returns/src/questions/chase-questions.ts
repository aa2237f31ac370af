import { Injectable } from '@nestjs/common';
import { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { LadderClock } from '@guitu/platform/service/ladder-clock';
import { nextRungAt } from './question-ladder.rules.js';
import type { QuestionRow } from './question-row.js';
import { StateQuestion } from './state-question.js';

/** The clock of questions. */
@Injectable()
export class ChaseQuestions extends LadderClock<QuestionRow> {
  constructor(database: Database, private readonly stateQuestion: StateQuestion) {
    super('ChaseQuestions', database, { table: 'question', where: 'answered_at is null and withdrawn_at is null' });
  }

  protected async climb(tx: Transaction, row: QuestionRow, now: number): Promise<void> {
    const rung = row.rung + 1;
    const next = nextRungAt({ askedAt: row.asked_at.getTime(), dueAt: row.due_at.getTime() }, rung);
    await tx.execute('update question set rung = $2, next_rung_at = $3 where id = $1', [row.id, rung, new Date(next)]);
    await this.stateQuestion.execute(tx, { ...row, rung }, 'open', now);
  }
}
