import type { Actor } from '@guitu/identity/actor';
import type { Directory } from '@guitu/identity/directory';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Transaction } from '@guitu/persistence/transaction';
import { isAsked, ownerOf, type QuestionRow } from './question-row.js';
import type { Question } from './question.js';
import { reasonTitle } from './state-question.js';

type Row = QuestionRow & { readonly asked: string; readonly told: string | null };

/** Questions about one return in the order they were asked; their words for those who may read internal messages, asked, or are asked. */
export async function readQuestions(from: Pick<Transaction, 'query'>, directory: Directory, reader: Actor, returnNo: string, id: string | null = null): Promise<Question[]> {
  const wordy = readingRights(reader).messages === 'yes';
  const rows = await from.query<Row>(
    `select q.*, w.words as asked, a.words as told from question q join opinion w on w.id = q.words left join opinion a on a.id = q.answer
     where q.company_code = $1 and q.return_no = $2 and ($3::uuid is null or q.id = $3) order by q.asked_at, q.id`, [reader.companyCode, returnNo, id],
  );
  return rows.map((row) => {
    const owner = ownerOf(row);
    const readable = wordy || row.asked_by === reader.staff || isAsked(directory, reader, row);
    return {
      id: row.id, returnNo, to: owner === null ? 'customer' : ({ ...owner, whole: row.whole } as Exclude<Question['to'], 'customer'>), reason: row.reason, title: reasonTitle(row.reason), taskId: row.task_id,
      askedBy: row.asked_by, askedAt: row.asked_at.getTime(), dueAt: row.due_at.getTime(), state: row.answered_at !== null ? 'answered' : row.withdrawn_at !== null ? 'withdrawn' : 'open', rung: row.rung,
      pausedClock: row.clock_id, answeredBy: row.answered_by, answeredAt: row.answered_at?.getTime() ?? null, withdrawnAt: row.withdrawn_at?.getTime() ?? null,
      words: readable ? row.asked : null, answer: readable ? row.told : null,
    };
  });
}

/** @throws Error when it is not there */
export async function readQuestion(tx: Transaction, directory: Directory, reader: Actor, returnNo: string, id: string): Promise<Question> {
  const [question] = await readQuestions(tx, directory, reader, returnNo, id);
  if (question === undefined) throw new Error(`question ${id} is gone`);
  return question;
}
