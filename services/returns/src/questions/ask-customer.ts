/** 向客户提问: what is missing is asked for, with a date; a limit stands meanwhile where the policy lists the matter (product.md C8). */
import { Injectable } from '@nestjs/common';
import { ClockStatedV1, type ClockStatement } from '@guitu/contracts/events/process-events';
import { subjectOf } from '@guitu/contracts/process-names';
import { requirePlace } from '@guitu/identity/access.rules';
import { Journal } from '@guitu/messaging/journal';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import type { z } from 'zod';
import { addMessage } from '../case-file/add-message.js';
import { LONGEST_PAUSE, pauseFaults } from '../clock-control/clock-control.rules.js';
import { lastControl } from '../clock-control/last-control.js';
import { policyOfReturn, refOfReturn } from '../policy/policy-of-return.js';
import { databaseNow } from '../registration/plant-day.js';
import { requireOpenReturn } from '../registration/return-action.js';
import { ControlClock } from './control-clock.js';
import { pausableClock } from './pausable.rules.js';
import type { AskBody, Question } from './question.js';

export const ASKED = 'returns.customer-asked';

@Injectable()
export class AskCustomer {
  constructor(private readonly journal: Journal, private readonly clocks: ControlClock) {}

  /** @throws Problem 404: no such return · 409 return-closed · 422: the date has passed, or is too far away */
  execute(command: Command, returnNo: string, { reason, taskId, words, dueAt }: z.infer<typeof AskBody>): Promise<Question> {
    const { actor, traceparent } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const plantCode = await plantOf(tx, command, returnNo);
      await this.journal.serialise(tx, subjectOf(companyCode, returnNo));
      await requireOpenReturn(tx, companyCode, returnNo);
      const now = await databaseNow(tx);
      if (dueAt <= now || dueAt > now + LONGEST_PAUSE) throw Problem.unprocessable('not-allowed', '期限须在今后 90 天内。', 'The date lies within the next 90 days.', [{ path: 'dueAt', zh: '今后 90 天内', en: 'within the next 90 days' }]);
      const [id, wordsId] = [uuidv7(now), uuidv7(now)];
      await tx.execute('insert into opinion (id, company_code, return_no, staff, words) values ($1, $2, $3, $4, $5)', [wordsId, companyCode, returnNo, staff, words]);
      const clockId = await this.pausable(tx, companyCode, returnNo, reason, taskId, now, dueAt);
      const pauseFactId = clockId === null ? null : await this.clocks.record(tx, 'pause', { plantCode, returnNo, actor, traceparent }, { reasonCode: reason, until: dueAt, clockId });
      await tx.execute(
        `insert into customer_question (id, company_code, plant_code, return_no, reason, task_id, words, asked_by, asked_at, due_at, clock_id, pause_fact_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [id, companyCode, plantCode, returnNo, reason, taskId ?? null, wordsId, staff, new Date(now), new Date(dueAt), clockId, pauseFactId],
      );
      await addMessage(tx, { about: { companyCode, plantCode, returnNo }, id, type: ASKED, at: now, body: { questionId: id, reason, taskId: taskId ?? null, dueAt, pausedClock: clockId, by: staff } });
      return { id, returnNo, reason, taskId: taskId ?? null, askedBy: staff, askedAt: now, dueAt, pausedClock: clockId, answeredBy: null, answeredAt: null, words, answer: null };
    });
  }

  /** A clock that somebody has stopped already stays his. */
  private async pausable(tx: Transaction, companyCode: string, returnNo: string, reason: string, taskId: string | undefined, now: number, until: number): Promise<string | null> {
    const clocks = await tx.query<{ body: ClockStatement }>(
      `select distinct on (body->>'clockId') body from timeline_entry where company_code = $1 and return_no = $2 and type = $3 order by body->>'clockId', seq desc`, [companyCode, returnNo, ClockStatedV1.type],
    );
    const policy = await policyOfReturn(tx, await refOfReturn(tx, companyCode, returnNo));
    const clockId = pausableClock(policy, clocks.map(({ body }) => body), reason, taskId);
    if (clockId === null) return null;
    const last = await lastControl(tx, this.journal, companyCode, returnNo, clockId);
    const running = last?.kind !== 'pause' || last.until === null || last.until <= now;
    return running && pauseFaults(until, null, now).length === 0 ? clockId : null;
  }
}

/** @throws Problem 404 for a return that is not registered, or not in a plant of the actor */
export async function plantOf(tx: Transaction, { actor }: Command, returnNo: string): Promise<string> {
  const [row] = await tx.query<{ plant_code: string }>('select plant_code from return_case where company_code = $1 and return_no = $2', [actor.companyCode, returnNo]);
  if (row === undefined) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
  requirePlace(actor, { companyCode: actor.companyCode, plantCode: row.plant_code });
  return row.plant_code;
}
