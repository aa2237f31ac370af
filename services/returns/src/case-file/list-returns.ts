/** The list of returns with filters; newest number first. */
import { z } from 'zod';
import { AnswerObject } from '@guitu/contracts/http/recorded-fact';
import { Code, CustomerCode, DeptCode, Instant, PlantCode, ReturnNo } from '@guitu/contracts/scalars';
import type { ReturnStatus } from '@guitu/contracts/status';
import { STAGES, type Stage } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { answerSentence } from '@guitu/task-desk/returns/answer-sentence.rules';
import { Parameters } from '@guitu/task-desk/tasks/visible-tasks';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
export const ReturnQuery = z.strictObject({
  /** any number printed on it: return, external id, batch, slip */
  q: z.string().trim().min(1).max(80).optional(),
  customerCode: CustomerCode.optional(), plantCode: PlantCode.optional(), policyKey: Code.optional(),
  stage: z.enum(Object.keys(STAGES) as [Stage, ...Stage[]]).optional(),
  /** department the return waits for */
  dept: DeptCode.optional(),
  closed: Flag.optional(),
  /** something it waits for is overdue now */
  late: Flag.optional(),
  /** 期初在途: under way before Guitu */
  takenOver: Flag.optional(),
  after: ReturnNo.optional(),
  limit: wholeNumberOr(50, 1, 200),
});
export type ReturnQuery = z.infer<typeof ReturnQuery>;

export const ReturnPage = z.object({
  items: z.array(z.object({ returnNo: z.string(), plantCode: z.string(), customerCode: z.string(), policyKey: z.string(), registeredAt: Instant, answer: AnswerObject })),
  /** `after` of the next page; null at the end */
  next: z.string().nullable(),
}).meta({ id: 'ReturnPage' });

const OVERDUE = `exists (select 1 from jsonb_array_elements(s.body->'waitingFor') w where (w->>'dueAt')::float8 < extract(epoch from clock_timestamp()) * 1000)`;

/** A page of the returns in the reader's plants. @param zone in which the answers write times */
export async function listReturns(database: Database, actor: Actor, query: ReturnQuery, zone: string): Promise<z.infer<typeof ReturnPage>> {
  const parameters = new Parameters();
  const company = parameters.add(actor.companyCode);
  const where = [`c.company_code = ${company}`, `c.plant_code = any(${parameters.add(actor.plantCodes)})`, ...conditions(query, company, parameters)];
  const rows = await database.query<{ return_no: string; plant_code: string; customer_code: string; policy_key: string; registered_at: Date; status: ReturnStatus | null }>(
    `select c.return_no, c.plant_code, c.customer_code, c.policy_key, c.registered_at, s.body as status
     from return_case c left join return_status s using (company_code, return_no)
     where ${where.join(' and ')} order by c.return_no desc limit ${parameters.add(query.limit + 1)}`,
    parameters.values,
  );
  const items = rows.slice(0, query.limit).map((row) => ({
    returnNo: row.return_no, plantCode: row.plant_code, customerCode: row.customer_code, policyKey: row.policy_key, registeredAt: row.registered_at.getTime(),
    answer: { returnNo: row.return_no, status: row.status, sentence: answerSentence(row.return_no, row.status, zone) },
  }));
  return { items, next: rows.length > query.limit ? (items.at(-1)?.returnNo ?? null) : null };
}

function conditions(query: ReturnQuery, company: string, parameters: Parameters): string[] {
  const where: string[] = [];
  const equal = { customer_code: query.customerCode, plant_code: query.plantCode, policy_key: query.policyKey };
  for (const [column, value] of Object.entries(equal)) if (value !== undefined) where.push(`c.${column} = ${parameters.add(value)}`);
  if (query.stage !== undefined) where.push(`s.body @> ${parameters.add(JSON.stringify({ stages: [query.stage] }))}::jsonb`);
  if (query.dept !== undefined) where.push(`s.body @> ${parameters.add(JSON.stringify({ waitingFor: [{ dept: query.dept }] }))}::jsonb`);
  if (query.closed !== undefined) where.push(`coalesce(s.closed, false) = ${parameters.add(query.closed)}`);
  // asked of the returns that wait for something, which are few beside all there ever were (index return_status_waits)
  if (query.late === true) where.push(`c.return_no in (select s.return_no from return_status s where s.company_code = ${company} and jsonb_array_length(s.body->'waitingFor') > 0 and ${OVERDUE})`);
  if (query.late === false) where.push(`not coalesce(${OVERDUE}, false)`);
  if (query.takenOver !== undefined) where.push(`(c.taken_over_at is not null) = ${parameters.add(query.takenOver)}`);
  if (query.after !== undefined) where.push(`c.return_no < ${parameters.add(query.after)}`);
  if (query.q !== undefined) {
    const q = parameters.add(query.q);
    // each by its own index: an `or` over four tables would look at every return
    where.push(`c.return_no in (
      select upper(${q}) union all select r.return_no from return_case r where r.company_code = ${company} and r.external_id = ${q}
      union all select l.return_no from return_line l where l.company_code = ${company} and l.batch = ${q}
      union all select p.return_no from return_slip p where p.company_code = ${company} and p.no = ${q})`);
  }
  return where;
}
