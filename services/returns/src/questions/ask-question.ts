/** 提问: a department or the customer is asked, with a date; a limit stands meanwhile where the policy lists the matter (product.md C8, G10). */
import { Injectable } from '@nestjs/common';
import { ClockStatedV1, type ClockStatement } from '@guitu/contracts/events/process-events';
import { subjectOf } from '@guitu/contracts/process-names';
import type { Dept } from '@guitu/contracts/vocabulary';
import { Directory } from '@guitu/identity/directory';
import { ROLES } from '@guitu/identity/roles';
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
import { databaseNow } from '@guitu/persistence/database-now';
import { requireOpenReturn } from '../registration/return-action.js';
import { ControlClock } from './control-clock.js';
import { pausableClock } from './pausable.rules.js';
import { plantOf } from './plant-of-return.js';
import { nextRungAt } from './question-ladder.rules.js';
import type { QuestionRow } from './question-row.js';
import type { AskBody, Question } from './question.js';
import { readQuestion } from './read-questions.js';
import { StateQuestion } from './state-question.js';
import { requireCustomerRight } from './talks-to-customer.js';

/** Types of the messages in the timeline. */
export const CUSTOMER_ASKED = 'returns.customer-asked', DEPARTMENT_ASKED = 'returns.department-asked';

type Body = z.infer<typeof AskBody>;

@Injectable()
export class AskQuestion {
  constructor(private readonly journal: Journal, private readonly clocks: ControlClock, private readonly directory: Directory, private readonly stateQuestion: StateQuestion) {}

  /** @throws Problem 404: no such return · 409 return-closed · 422: the date has passed or is too far away, no such role there · AccessDenied 403: he does not talk to customers */
  execute(command: Command, returnNo: string, body: Body): Promise<Question> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    if (body.to === 'customer') requireCustomerRight(this.directory, actor);
    const to = body.to === 'customer' ? null : addressee(body.to);
    return command.run(async (tx) => {
      const plantCode = await plantOf(tx, command, returnNo);
      await this.journal.serialise(tx, subjectOf(companyCode, returnNo));
      await requireOpenReturn(tx, companyCode, returnNo);
      const now = await databaseNow(tx);
      const { reason, taskId, words, dueAt } = body;
      if (dueAt <= now || dueAt > now + LONGEST_PAUSE) throw Problem.unprocessable('not-allowed', '期限须在今后 90 天内。', 'The date lies within the next 90 days.', [{ path: 'dueAt', zh: '今后 90 天内', en: 'within the next 90 days' }]);
      const [id, wordsId] = [uuidv7(now), uuidv7(now)];
      await tx.execute('insert into opinion (id, company_code, return_no, staff, words) values ($1, $2, $3, $4, $5)', [wordsId, companyCode, returnNo, staff, words]);
      const clockId = await this.pausable(tx, companyCode, returnNo, body, now);
      const pauseFactId = clockId === null ? null : await this.clocks.record(tx, 'pause', { plantCode, returnNo, actor, traceparent: command.traceparent }, { reasonCode: reason, until: dueAt, clockId });
      const [row] = await tx.query<QuestionRow>(
        `insert into question (id, company_code, plant_code, return_no, reason, task_id, words, asked_by, asker_role, asked_at, due_at, clock_id, pause_fact_id, to_dept, to_role, to_head, whole, next_rung_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) returning *`,
        [id, companyCode, plantCode, returnNo, reason, taskId ?? null, wordsId, staff, actor.roles[0] ?? 'none', new Date(now), new Date(dueAt), clockId, pauseFactId, to?.dept ?? null, to?.role ?? null, to?.head ?? null, to?.whole ?? false, new Date(nextRungAt({ askedAt: now, dueAt }, 0))],
      );
      if (row === undefined) throw new Error('the question was not written');
      await this.stateQuestion.execute(tx, row, 'open', now);
      const type = to === null ? CUSTOMER_ASKED : DEPARTMENT_ASKED;
      await addMessage(tx, { about: { companyCode, plantCode, returnNo }, id, type, at: now, body: { questionId: id, dept: to?.dept ?? null, reason, taskId: taskId ?? null, dueAt, pausedClock: clockId, by: staff } });
      return readQuestion(tx, this.directory, actor, returnNo, id);
    });
  }

  /** A clock that somebody has stopped already stays his. */
  private async pausable(tx: Transaction, companyCode: string, returnNo: string, { reason, taskId, dueAt: until }: Body, now: number): Promise<string | null> {
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

/** Without a role the head of the department is told. @throws Problem 422: the department has no such role */
function addressee({ dept, role }: { dept: Dept; role?: string | undefined }): { dept: Dept; role: string; head: string; whole: boolean } {
  const roles = Object.entries(ROLES).filter(([, one]) => one.dept === dept);
  if (role === undefined) {
    const head = roles.find(([key, one]) => one.head === key)?.[0] ?? roles[0]?.[1].head ?? 'gm';
    return { dept, role: head, head: ROLES[head]?.head ?? 'gm', whole: true };
  }
  const found = roles.find(([key]) => key === role)?.[1];
  if (found === undefined) throw Problem.unprocessable('not-allowed', '该部门没有这个岗位。', 'The department has no such role.', [{ path: 'to.role', zh: '该部门没有此岗位', en: 'no role of this department' }]);
  return { dept, role, head: found.head, whole: false };
}
