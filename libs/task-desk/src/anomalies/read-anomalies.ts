import { Instant, StaffId } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Desk } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import type { Directory } from '@guitu/identity/directory';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';
import { LATE_ENTRY } from '../control/late-entry.rules.js';
import { OPEN } from '../tasks/task-conditions.js';
import { PublicTaskId } from '../tasks/task-row.js';
import { Parameters, visibleTo } from '../tasks/visible-tasks.js';

const Payload = z.record(z.string(), z.unknown());
const Said = { factId: z.string(), returnNo: z.string(), kind: z.string(), by: StaffId, recordedAt: Instant };
export const Anomalies = z.object({
  open: z.array(z.object({ id: PublicTaskId, returnNo: z.string(), kind: z.string().nullable(), title: LabelText, since: Instant, dueAt: Instant.nullable() })).describe('answered by a resolution: accept or dismiss'),
  corrections: z.array(z.object({ ...Said, corrects: z.string(), reasonCode: z.string(), before: Payload.nullable(), after: Payload })),
  takeOvers: z.array(z.object({
    returnNo: z.string(), externalId: z.string().describe('number in the system it comes from'), at: Instant,
    /** the fact that did not fit, if it was one */
    kind: z.string().nullable(), code: z.string(), zh: z.string(), en: z.string(), errors: z.array(z.object({ path: z.string(), zh: z.string(), en: z.string() })),
  })).describe('期初在途 of which nothing was written at this desk, because it did not fit; until the return has ended'),
  lateEntries: z.array(z.object({
    ...Said, performedAt: Instant.describe('when it is said to have happened'), countsFrom: Instant.describe('recordedAt, or the claimed time once a head has confirmed it'),
    decision: z.object({ verdict: z.enum(['confirm', 'refuse']), reasonCode: z.string(), by: StaffId, at: Instant }).nullable().describe('by POST returns/{returnNo}/claimed-times; null: nobody has decided'),
  })),
}).meta({ id: 'TeamAnomalies' });
export type Anomalies = z.infer<typeof Anomalies>;

const MOST = 200;
/** An entry so long after the act, in the words of the index journal_entered_late: of all entries few are late, so these are read first. */
const ENTERED_LATE = `case when json_typeof(journal.body->'performedAt') = 'number' then journal.recorded_at - to_timestamp((journal.body->>'performedAt')::float8 / 1000) > interval '${LATE_ENTRY / 1_000} seconds' else false end`;
const FACTS = `from fact join journal on journal.subject = fact.company_code || '/' || fact.return_no and journal.seq = fact.seq
  where fact.company_code = $1 and fact.plant_code = any($2) and fact.dept = $3 and fact.recorded_at > clock_timestamp() - interval '30 days'`;
const SAID = `fact.fact_id as "factId", fact.return_no as "returnNo", fact.kind, fact.staff as by, floor(extract(epoch from fact.recorded_at) * 1000)::float8 as "recordedAt"`;

/** What a head said about the time an entry claims. */
const DECISION = `(select jsonb_build_object('verdict', j.body->'payload'->>'verdict', 'reasonCode', j.body->'payload'->>'reasonCode', 'by', f.staff, 'at', floor(extract(epoch from f.recorded_at) * 1000)::float8)
  from fact f join journal j on j.subject = f.company_code || '/' || f.return_no and j.seq = f.seq
  where f.company_code = fact.company_code and f.return_no = fact.return_no and f.kind = 'claimed_time' and j.body->'payload'->>'factId' = fact.fact_id::text limit 1)`;

/** 本组的异常 (product.md §1 F8): what waits for a person's judgement, and the reader's department's corrections and late entries of 30 days. */
export async function readAnomalies(database: Database, directory: Directory, desk: Desk, actor: Actor): Promise<Anomalies> {
  const parameters = new Parameters();
  const visible = visibleTo(actor, directory, desk, parameters);
  const team = [actor.companyCode, actor.plantCodes, actor.dept];
  const [open, corrections, lateEntries, takeOvers] = await Promise.all([
    database.query<Anomalies['open'][number]>(
      `select return_no || '~' || replace(task_id, '/', '~') as id, return_no as "returnNo", body->'menu'->>'anomalyKind' as kind, body->'title' as title,
         floor(extract(epoch from opened_at) * 1000)::float8 as since, floor(extract(epoch from due_at) * 1000)::float8 as "dueAt"
       from task where ${visible} and ${OPEN} and accepts = 'resolve' order by opened_at, return_no, task_id limit ${MOST}`, parameters.values,
    ),
    database.query<Anomalies['corrections'][number]>(
      `select ${SAID}, journal.body->'payload'->>'factId' as corrects, journal.body->'payload'->>'reasonCode' as "reasonCode", journal.body->'payload'->'payload' as after,
         (select j.body->'payload' from fact f join journal j on j.subject = f.company_code || '/' || f.return_no and j.seq = f.seq
          where f.company_code = fact.company_code and f.return_no = fact.return_no and f.fact_id::text = journal.body->'payload'->>'factId') as before
       ${FACTS} and fact.kind = 'correct' order by fact.recorded_at desc, fact.fact_id limit ${MOST}`, team,
    ),
    database.query<Anomalies['lateEntries'][number]>(
      `with late as materialized (
         select split_part(journal.subject, '/', 1) as company_code, split_part(journal.subject, '/', 2) as return_no, journal.seq, journal.body from journal
         where ${ENTERED_LATE} and journal.recorded_at > clock_timestamp() - interval '30 days')
       select ${SAID}, (late.body->>'performedAt')::float8 as "performedAt", ${DECISION} as decision,
         case when ${DECISION}->>'verdict' = 'confirm' then (late.body->>'performedAt')::float8 else floor(extract(epoch from fact.recorded_at) * 1000)::float8 end as "countsFrom"
       from late join fact using (company_code, return_no, seq) where fact.company_code = $1 and fact.plant_code = any($2) and fact.dept = $3
       order by fact.recorded_at desc, fact.fact_id limit ${MOST}`, team,
    ),
    database.query<Anomalies['takeOvers'][number]>(
      `select o.return_no as "returnNo", o.external_id as "externalId", floor(extract(epoch from o.taken_over_at) * 1000)::float8 as at, o.refused->>'kind' as kind,
         o.refused->>'code' as code, o.refused->>'zh' as zh, o.refused->>'en' as en, o.refused->'errors' as errors
       from take_over o left join return_status s using (company_code, return_no)
       where o.company_code = $1 and o.plant_code = any($2) and o.refused is not null and s.closed is not true order by o.heard_at, o.return_no limit ${MOST}`, [actor.companyCode, actor.plantCodes],
    ),
  ]);
  return readable({ open, corrections, takeOvers, lateEntries }, readingRights(actor), { own: true });
}
