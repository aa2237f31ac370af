import type { Actor } from '@guitu/identity/actor';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Question } from './question.js';

const MS = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;

/** Questions about one return in the order they were asked, or the one named; their words for those who may read internal messages. */
export async function readQuestions(from: Pick<Transaction, 'query'>, reader: Actor, returnNo: string, id: string | null = null): Promise<Question[]> {
  const wordy = readingRights(reader).messages === 'yes';
  const rows = await from.query<Question>(
    `select q.id, q.return_no as "returnNo", q.reason, q.task_id as "taskId", q.asked_by as "askedBy", ${MS('q.asked_at')} as "askedAt", ${MS('q.due_at')} as "dueAt", q.clock_id as "pausedClock",
       q.answered_by as "answeredBy", ${MS('q.answered_at')} as "answeredAt", w.words, a.words as answer
     from customer_question q join opinion w on w.id = q.words left join opinion a on a.id = q.answer
     where q.company_code = $1 and q.return_no = $2 and ($3::uuid is null or q.id = $3) order by q.asked_at, q.id`, [reader.companyCode, returnNo, id],
  );
  return wordy ? rows : rows.map((row) => ({ ...row, words: null, answer: null }));
}
