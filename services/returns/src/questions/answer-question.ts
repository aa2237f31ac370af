/** 答复提问: what was said is kept, and the limit that stood for the question goes on; taken back, it needs no answer any more. */
import { Injectable } from '@nestjs/common';
import { subjectOf } from '@guitu/contracts/process-names';
import { AccessDenied } from '@guitu/identity/access-denied';
import { notYourTask } from '@guitu/identity/access.rules';
import { Directory } from '@guitu/identity/directory';
import { Journal } from '@guitu/messaging/journal';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { addMessage } from '../case-file/add-message.js';
import { databaseNow } from '@guitu/persistence/database-now';
import { ControlClock } from './control-clock.js';
import { plantOf } from './plant-of-return.js';
import { findQuestion, isAsked, ownerOf, type QuestionRow } from './question-row.js';
import type { Question } from './question.js';
import { readQuestion } from './read-questions.js';
import { StateQuestion } from './state-question.js';
import { requireCustomerRight } from './talks-to-customer.js';

/** Types of the messages in the timeline. */
export const CUSTOMER_TOLD = 'returns.customer-told', DEPARTMENT_TOLD = 'returns.department-told', TAKEN_BACK = 'returns.question-withdrawn';

@Injectable()
export class AnswerQuestion {
  constructor(private readonly journal: Journal, private readonly clocks: ControlClock, private readonly directory: Directory, private readonly stateQuestion: StateQuestion) {}

  /** @throws Problem 404: no such question · AccessDenied 403: he is not asked · Problem 409: it was answered or taken back */
  answer(command: Command, returnNo: string, id: string, words: string): Promise<Question> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return this.end(command, returnNo, id, async (tx, question, now) => {
      const owner = ownerOf(question);
      if (owner === null) requireCustomerRight(this.directory, actor);
      else if (!isAsked(this.directory, actor, question)) throw notYourTask(owner);
      requireOpen(question);
      const answer = uuidv7(now);
      await tx.execute('insert into opinion (id, company_code, return_no, staff, words) values ($1, $2, $3, $4, $5)', [answer, companyCode, returnNo, staff, words]);
      const [row] = await tx.query<QuestionRow>('update question set answer = $2, answered_by = $3, answered_at = $4 where id = $1 returning *', [id, answer, staff, new Date(now)]);
      return { row, state: 'answered', type: owner === null ? CUSTOMER_TOLD : DEPARTMENT_TOLD };
    });
  }

  /** By whoever asked. @throws Problem 404: no such question · AccessDenied 403: somebody else asked · Problem 409: it was answered or taken back */
  takeBack(command: Command, returnNo: string, id: string): Promise<Question> {
    const { staff } = command.actor;
    return this.end(command, returnNo, id, async (tx, question, now) => {
      if (question.asked_by !== staff) throw new AccessDenied(403, 'not-your-question', '只有提问人可以撤回。', 'Only whoever asked takes a question back.');
      requireOpen(question);
      const [row] = await tx.query<QuestionRow>('update question set withdrawn_by = $2, withdrawn_at = $3 where id = $1 returning *', [id, staff, new Date(now)]);
      return { row, state: 'withdrawn', type: TAKEN_BACK };
    });
  }

  private end(command: Command, returnNo: string, id: string, work: (tx: Transaction, question: QuestionRow, now: number) => Promise<{ row: QuestionRow | undefined; state: 'answered' | 'withdrawn'; type: string }>): Promise<Question> {
    const { actor, traceparent } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const plantCode = await plantOf(tx, command, returnNo);
      await this.journal.serialise(tx, subjectOf(companyCode, returnNo));
      const now = await databaseNow(tx);
      const question = await findQuestion(tx, companyCode, returnNo, id);
      if (question === undefined) throw Problem.notFound('没有这个提问。', 'There is no such question.');
      const standing = await this.standing(tx, question, now);
      const { row, state, type } = await work(tx, question, now);
      if (row === undefined) throw new Error(`question ${id} is gone`);
      if (standing !== null) await this.clocks.record(tx, 'resume', { plantCode, returnNo, actor, traceparent }, { reasonCode: question.reason, clockId: standing });
      await this.stateQuestion.execute(tx, row, state, now);
      await addMessage(tx, { about: { companyCode, plantCode, returnNo }, id: uuidv7(now), type, at: now, body: { questionId: id, dept: question.to_dept, reason: question.reason, by: staff } });
      return readQuestion(tx, this.directory, actor, returnNo, id);
    });
  }

  /** The clock that stands for it alone: its pause is the last word on that clock, the return has not ended, and the date has not come. */
  private async standing(tx: Transaction, { company_code: companyCode, return_no: returnNo, clock_id: clockId, pause_fact_id: pause, due_at: dueAt }: QuestionRow, now: number): Promise<string | null> {
    if (clockId === null || dueAt.getTime() <= now) return null;
    const [row] = await tx.query<{ standing: boolean }>(
      `select not coalesce((select closed from return_status where company_code = $1 and return_no = $2), false) and $4 = (
         select c.fact_id from clock_control c where c.company_code = $1 and c.return_no = $2 and c.clock_id = $3 order by c.seq desc limit 1) as standing`, [companyCode, returnNo, clockId, pause],
    );
    return row?.standing === true ? clockId : null;
  }
}

function requireOpen({ answered_at: answered, withdrawn_at: withdrawn }: QuestionRow): void {
  if (answered !== null) throw Problem.conflict('already-answered', '此提问已有回复。', 'The question has been answered.');
  if (withdrawn !== null) throw Problem.conflict('question-withdrawn', '此提问已撤回。', 'The question has been taken back.');
}
