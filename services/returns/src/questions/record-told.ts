/** 客户回复提问: what the customer said is kept, and the limit that stood for it goes on. */
import { Injectable } from '@nestjs/common';
import { subjectOf } from '@guitu/contracts/process-names';
import { Journal } from '@guitu/messaging/journal';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { addMessage } from '../case-file/add-message.js';
import { databaseNow } from '../registration/plant-day.js';
import { plantOf } from './ask-customer.js';
import { ControlClock } from './control-clock.js';
import type { Question } from './question.js';
import { readQuestions } from './read-questions.js';

export const TOLD = 'returns.customer-told';
interface Row { answered: boolean; clock_id: string | null; standing: boolean; reason: string }

@Injectable()
export class RecordTold {
  constructor(private readonly journal: Journal, private readonly clocks: ControlClock) {}

  /** @throws Problem 404: no such question · 409: it was answered */
  execute(command: Command, returnNo: string, id: string, words: string): Promise<Question> {
    const { actor, traceparent } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const plantCode = await plantOf(tx, command, returnNo);
      await this.journal.serialise(tx, subjectOf(companyCode, returnNo));
      const now = await databaseNow(tx);
      const question = await this.open(tx, companyCode, returnNo, id);
      const answer = uuidv7(now);
      await tx.execute('insert into opinion (id, company_code, return_no, staff, words) values ($1, $2, $3, $4, $5)', [answer, companyCode, returnNo, staff, words]);
      await tx.execute('update customer_question set answer = $2, answered_by = $3, answered_at = $4 where id = $1', [id, answer, staff, new Date(now)]);
      if (question.clock_id !== null && question.standing) await this.clocks.record(tx, 'resume', { plantCode, returnNo, actor, traceparent }, { reasonCode: question.reason, clockId: question.clock_id });
      await addMessage(tx, { about: { companyCode, plantCode, returnNo }, id: answer, type: TOLD, at: now, body: { questionId: id, reason: question.reason, by: staff } });
      const [told] = await readQuestions(tx, actor, returnNo, id);
      if (told === undefined) throw new Error(`question ${id} is gone`);
      return told;
    });
  }

  /** `standing`: the pause this question made is the last word on its clock, the return has not ended, and its date has not come. */
  private async open(tx: Transaction, companyCode: string, returnNo: string, id: string): Promise<Row> {
    const [row] = await tx.query<Row>(
      `select q.answered_at is not null as answered, q.clock_id, q.reason, q.due_at > clock_timestamp() and not coalesce(s.closed, false) and q.pause_fact_id = (
         select c.fact_id from clock_control c where c.company_code = $1 and c.return_no = $2 and c.clock_id = q.clock_id order by c.seq desc limit 1) as standing
       from customer_question q left join return_status s using (company_code, return_no) where q.company_code = $1 and q.return_no = $2 and q.id = $3`, [companyCode, returnNo, id],
    );
    if (row === undefined) throw Problem.notFound('没有这个提问。', 'There is no such question.');
    if (row.answered) throw Problem.conflict('already-answered', '此提问已有回复。', 'The question has been answered.');
    return row;
  }
}
