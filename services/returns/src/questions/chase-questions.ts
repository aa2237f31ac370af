import { Injectable } from '@nestjs/common';
import { Database } from '@guitu/persistence/database';
import { LookAgain } from '@guitu/platform/service/look-again';
import { nextRungAt } from './question-ladder.rules.js';
import type { QuestionRow } from './question-row.js';
import { StateQuestion } from './state-question.js';

/** How often to look (ms); rungs are hours apart. */
const LOOK_EVERY = 30_000;
const MOST_AT_ONCE = 100;

/** The clock of questions: whatever the service slept through is said when it looks again. */
@Injectable()
export class ChaseQuestions extends LookAgain {
  constructor(private readonly database: Database, private readonly stateQuestion: StateQuestion) {
    super('ChaseQuestions', LOOK_EVERY);
  }

  protected lookOnce(): Promise<number> {
    return this.look(Date.now());
  }

  /** @param now UTC ms · @returns how many rungs were reached; replicas share the work by skipping locked rows */
  look(now: number): Promise<number> {
    return this.database.transaction(async (tx) => {
      const due = await tx.query<QuestionRow>(
        `select * from question where answered_at is null and withdrawn_at is null and next_rung_at <= $1 order by next_rung_at limit ${MOST_AT_ONCE} for update skip locked`, [new Date(now)],
      );
      for (const row of due) {
        const rung = row.rung + 1;
        const next = nextRungAt({ askedAt: row.asked_at.getTime(), dueAt: row.due_at.getTime() }, rung);
        await tx.execute('update question set rung = $2, next_rung_at = $3 where id = $1', [row.id, rung, new Date(next)]);
        await this.stateQuestion.execute(tx, { ...row, rung }, 'open', now);
      }
      return due.length;
    });
  }
}
