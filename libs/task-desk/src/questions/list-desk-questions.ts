import { AskedDepartment, type QuestionStated } from '@guitu/contracts/events/question-stated';
import { DeptCode, Instant, StaffId } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import type { Directory } from '@guitu/identity/directory';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';

export const DeskQuestionsQuery = z.strictObject({ state: z.enum(['open', 'answered', 'withdrawn']).default('open'), dept: DeptCode.optional().describe('put to this department alone') });
export type DeskQuestionsQuery = z.infer<typeof DeskQuestionsQuery>;
const DeskQuestion = z.object({
  id: z.uuid(), returnNo: z.string(), to: AskedDepartment, reason: z.string(), title: LabelText, askedBy: StaffId, askedAt: Instant, dueAt: Instant, late: z.boolean(),
  rung: z.int().describe('how often it was said again'), endedBy: StaffId.nullable(), read: z.string().describe('where its words are read'), answer: z.string().describe('where it is answered'),
});
export const DeskQuestionList = z.object({ items: z.array(DeskQuestion) }).meta({ id: 'DeskQuestionList' });
export type DeskQuestionList = z.infer<typeof DeskQuestionList>;
const MOST = 500;

type Row = { readonly id: string; readonly plantCode: string; readonly returnNo: string; readonly dueAt: number; readonly late: boolean; readonly body: Pick<QuestionStated, 'reason' | 'title' | 'asker' | 'askedAt' | 'rung' | 'endedBy'> & { readonly to: AskedOne } };
type AskedOne = z.infer<typeof AskedDepartment>;

/** 向我提问: what is put to the reader, his role or whoever he stands in for, next due first (product.md §1 C8, G10). */
export async function listDeskQuestions(database: Database, directory: Directory, actor: Actor, { state, dept: wanted }: DeskQuestionsQuery): Promise<DeskQuestionList> {
  const { companyCode, plantCodes, dept } = actor;
  const rows = await database.query<Row>(
    `select id, plant_code as "plantCode", return_no as "returnNo", floor(extract(epoch from due_at) * 1000)::float8 as "dueAt", state = 'open' and due_at < clock_timestamp() as late, body
     from desk_question where company_code = $1 and plant_code = any($2) and state = $3 and ($4::text is null or dept = $4) order by due_at${state === 'open' ? '' : ' desc'}, id limit ${MOST}`, [companyCode, plantCodes, state, wanted ?? null],
  );
  const his = rows.filter(({ plantCode, body: { to } }) => (to.whole && to.dept === dept) || directory.standingFor(actor, to, companyCode, plantCode) !== null);
  return {
    items: his.map(({ id, returnNo, dueAt, late, body: { to, reason, title, asker, askedAt, rung, endedBy } }) => {
      const read = `/api/returns/v1/returns/${returnNo}/questions`;
      return { id, returnNo, to, reason, title, askedBy: asker.staff, askedAt, dueAt, late, rung, endedBy, read, answer: `${read}/${id}/answers` };
    }),
  };
}
