/** 建议改为日报: what is proposed, and what a named person says to it. */
import { z } from 'zod';
import { Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { RuleName } from '../preferences/preferences.js';
import { RULES, type RuleKey } from '../rules/notification-rules.js';

export const ProposalAnswer = z.strictObject({ answer: z.enum(['accept', 'refuse']) }).meta({ id: 'AnswerDigestProposal' });
export const DigestProposal = z.object({
  id: z.uuid(), rule: RuleName, title: LabelText,
  /** local Monday after the four weeks (YYYY-MM-DD), and what was pushed and acted on in them */
  week: z.string(), pushes: z.int(), acted: z.int(), proposedAt: Instant,
  /** null: nobody has answered yet */
  answer: ProposalAnswer.shape.answer.nullable(), answeredBy: z.string().nullable(), answeredAt: Instant.nullable(),
}).meta({ id: 'DigestProposal' });
export type DigestProposal = z.infer<typeof DigestProposal>;
export const DigestProposals = z.object({ items: z.array(DigestProposal) }).meta({ id: 'DigestProposals' });

interface Row { readonly id: string; readonly rule: RuleKey; readonly week: string; readonly pushes: number; readonly acted: number; readonly proposed_at: Date; readonly answer: DigestProposal['answer']; readonly answered_by: string | null; readonly answered_at: Date | null }
const COLUMNS = 'id, rule, week::text as week, pushes, acted, proposed_at, answer, answered_by, answered_at';
const toProposal = ({ rule, proposed_at, answered_by, answered_at, ...row }: Row): DigestProposal => ({
  ...row, rule, title: { zh: RULES[rule].zh, en: RULES[rule].en }, proposedAt: proposed_at.getTime(), answeredBy: answered_by, answeredAt: answered_at?.getTime() ?? null,
});

/** Of the company, newest first. */
export async function listProposals(database: Database, companyCode: string): Promise<{ items: DigestProposal[] }> {
  return { items: (await database.query<Row>(`select ${COLUMNS} from digest_proposal where company_code = $1 order by proposed_at desc, id limit 100`, [companyCode])).map(toProposal) };
}

/**
 * Accepted, the whole house gets the rule in the digest alone: what waits to be pushed by it is not. The answer may be changed:
 * refused afterwards, the rule is pushed again. @param now UTC ms @throws Problem 404 · 409 the rule is in the digest by another proposal
 */
export async function answerProposal(tx: Transaction, { companyCode, staff }: Pick<Actor, 'companyCode' | 'staff'>, id: string, { answer }: z.infer<typeof ProposalAnswer>, now: number): Promise<DigestProposal> {
  const [row] = await tx.query<Row>(`select ${COLUMNS} from digest_proposal where id = $1 and company_code = $2 for update`, [id, companyCode]);
  if (row === undefined) throw Problem.notFound('没有这项建议。', 'There is no such proposal.');
  if (row.answer === answer) return toProposal(row);
  if (answer === 'accept') {
    const other = await tx.query(`select 1 from digest_proposal where company_code = $1 and rule = $2 and answer = 'accept'`, [companyCode, row.rule]);
    if (other.length > 0) throw Problem.conflict('in-digest', '此规则已改为日报。', 'The rule is in the digest already.');
    await tx.execute('update notification set push_at = null where company_code = $1 and rule = $2 and message_id is null', [companyCode, row.rule]);
  }
  const [said] = await tx.query<Row>(`update digest_proposal set answer = $2, answered_by = $3, answered_at = $4 where id = $1 returning ${COLUMNS}`, [id, answer, staff, new Date(now)]);
  return toProposal(said as Row);
}
