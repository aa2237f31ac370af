/** 批量审核: several returns are accepted at once, those alone that the rules accept anyway (product.md F3). */
import { Injectable } from '@nestjs/common';
import { AccessDenied } from '@guitu/identity/access-denied';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { fromPublicId } from '@guitu/task-desk/tasks/task-row';
import { lockTask } from '@guitu/task-desk/tasks/task-store';
import { ReviewReturn } from '../review/review-return.js';
import { isGreen, judgeAgain } from './judge-again.js';

export interface RowOutcome { readonly id: string; readonly ok: boolean; readonly code?: string; readonly zh?: string; readonly en?: string }

@Injectable()
export class BulkReviews {
  constructor(private readonly reviewReturn: ReviewReturn) {}

  /** Each row is accepted or refused by itself, by every rule of a single 审核: level, limit, never one's own. */
  execute(command: Command, ids: readonly string[]): Promise<RowOutcome[]> {
    return command.run(async (tx) => {
      const outcomes: RowOutcome[] = [];
      for (const id of [...new Set(ids)].sort()) {
        await tx.execute('savepoint one_review');
        try {
          await this.accept(tx, command, id);
          outcomes.push({ id, ok: true });
        } catch (error) {
          if (!(error instanceof Problem || error instanceof AccessDenied)) throw error;
          await tx.execute('rollback to savepoint one_review');
          outcomes.push({ id, ok: false, code: error.code, zh: error.zh, en: error.en });
        }
        await tx.execute('release savepoint one_review');
      }
      return outcomes;
    });
  }

  private async accept(tx: Transaction, { actor, via, traceparent }: Command, id: string): Promise<void> {
    const { returnNo, taskId } = fromPublicId(id);
    const task = await lockTask(tx, actor.companyCode, returnNo, taskId);
    if (task === undefined || task.body.accepts !== 'review' || !actor.plantCodes.includes(task.plant_code)) throw Problem.notFound('没有这项审核。', 'There is no such review.');
    if (!isGreen(await judgeAgain(tx, actor.companyCode, returnNo))) throw Problem.unprocessable('not-green', '有需要判断的行，请逐单审核。', 'Some lines want a decision of their own: review it by itself.');
    await this.reviewReturn.execute({ actor, via, traceparent, run: (work) => work(tx) }, { returnNo, taskId, payload: { gate: 'return', level: task.body.level, verdict: 'accept' } });
  }
}
