/** 方案与答复: everything this return's customer was asked to agree to, as it was put to him, and what he said (product.md A6). */
import { Fen, Instant, StaffId } from '@guitu/contracts/scalars';
import { LabelText, TaskMenu, TaskLine } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { PublicTaskId } from '@guitu/task-desk/tasks/task-row';
import { z } from 'zod';

const Proposal = z.object({
  id: PublicTaskId.describe('its task; answered by a customer answer'), about: z.string(), title: LabelText, clause: z.string(), lines: z.array(TaskLine),
  /** what was proposed: fee and date of a quote, amount, goods outcome, choices. Money only for those who may see it */
  offered: TaskMenu,
  state: z.enum(['open', 'answered', 'lapsed']).describe('lapsed: time or the process has ended it without an answer'), openedAt: Instant, dueAt: Instant.nullable(),
  answer: z.object({ answer: z.string(), choice: z.string().nullable(), amount: Fen.nullable().optional(), wayCode: z.string().nullable(), by: StaffId, at: Instant, factId: z.uuid() }).nullable(),
});
export const ProposalList = z.object({ items: z.array(Proposal) }).meta({ id: 'ProposalList' });
export type ProposalList = z.infer<typeof ProposalList>;

/** In the order they were put; the return must be one the reader sees. */
export async function listProposals(database: Database, reader: Actor, returnNo: string): Promise<ProposalList> {
  const items = await database.query<z.infer<typeof Proposal>>(
    `select t.return_no || '~' || replace(t.task_id, '/', '~') as id, t.body->'menu'->>'about' as about, t.body->'title' as title, t.body->>'clause' as clause, t.body->'lines' as lines, t.body->'menu' as offered,
       case when a.fact_id is not null then 'answered' when t.state in ('open', 'asked_back') then 'open' else 'lapsed' end as state,
       (t.body->>'openedAt')::float8 as "openedAt", floor(extract(epoch from t.due_at) * 1000)::float8 as "dueAt",
       case when a.fact_id is null then null else json_build_object('answer', a.answer, 'choice', a.choice, 'amount', a.amount, 'wayCode', a.way_code, 'by', f.staff, 'at', floor(extract(epoch from f.recorded_at) * 1000)::float8, 'factId', a.fact_id) end as answer
     from task t left join fact f on f.fact_id = t.answered_fact_id left join customer_answer a on a.fact_id = f.fact_id
     where t.company_code = $1 and t.return_no = $2 and t.accepts = 'customer_reply' order by (t.body->>'openedAt')::float8, t.task_id`, [reader.companyCode, returnNo],
  );
  return readable({ items }, readingRights(reader));
}
