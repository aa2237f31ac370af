/** One return as this department keeps it: what was registered, its papers, words, warnings and how it ended, with where it stands. */
import { z } from 'zod';
import { AnomalyStatedV1, AnomalyStatement, RungReached, RungReachedV1 } from '@guitu/contracts/events/process-events';
import { AnswerObject } from '@guitu/contracts/http/recorded-fact';
import { Instant } from '@guitu/contracts/scalars';
import { RESULTS, type CaseResult } from '@guitu/contracts/vocabulary';
import type { Database } from '@guitu/persistence/database';
import { readLinks } from './read-links.js';
import { readAnswer } from '@guitu/task-desk/returns/read-answer';
import { GATE_FACTS } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights, type Degree } from '@guitu/identity/reading-rights';

const Pin = z.object({ key: z.string(), version: z.int(), sha256: z.string() });
export const CaseFile = z.object({
  companyCode: z.string(), plantCode: z.string(), returnNo: z.string(), customerCode: z.string(),
  sourceSystem: z.string(), externalId: z.string(), policy: Pin, calendar: Pin,
  attrs: z.record(z.string(), z.unknown()), forms: z.array(z.string()), complaintAt: Instant.nullable(), remark: z.string().nullable(),
  registeredBy: z.string(), registeredAt: Instant,
  /** quantities as decimal strings in `unit`; unitPrice (分) only for those who may see money */
  lines: z.array(z.object({ line: z.int(), item: z.string(), batch: z.string().nullable(), qty: z.string(), unit: z.string(), unitPrice: z.string().nullable().optional(),
    /** where it comes from; blind (盲退): no delivery is known */
    delivery: z.object({ no: z.string(), line: z.int() }).nullable(), blind: z.boolean(), priceSource: z.string().nullable(), serials: z.array(z.string()) })),
  papers: z.array(z.object({ form: z.string(), no: z.string(), lotDueDate: z.iso.date().nullable() })),
  opinions: z.array(z.object({ id: z.uuid(), staff: z.string(), words: z.string(), writtenAt: Instant })),
  rungs: z.array(RungReached), anomalies: z.array(AnomalyStatement),
  /** neighbour procedures it came from, asks for or belongs to, as they stand; complaints with their number first among the results */
  links: z.array(z.object({ kind: z.string(), id: z.string(), state: z.string(), results: z.array(z.string()), at: Instant })),
  end: z.object({ result: z.enum(Object.keys(RESULTS) as [CaseResult, ...CaseResult[]]), closedAt: Instant }).nullable(),
  answer: AnswerObject,
}).meta({ id: 'CaseFile' });
export type CaseFile = z.infer<typeof CaseFile>;

const MS = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;
/** The last whole statement about each thing of a kind, by the number of the process' stream. */
const LATEST = (key: string): string =>
  `select distinct on (body->>'${key}') body from timeline_entry where company_code = $1 and return_no = $2 and type = $3 order by body->>'${key}', seq desc`;

/** @param reader sees no more than his reading rights · @param zone in which the answer writes times. The return must exist. */
export async function readCaseFile(database: Database, reader: Actor, returnNo: string, zone: string): Promise<CaseFile> {
  const { companyCode } = reader;
  const rights = readingRights(reader);
  const at = [companyCode, returnNo];
  const [registered, lines, papers, opinions, rungs, anomalies, links, end, answer] = await Promise.all([
    database.query<Pick<CaseFile, 'plantCode' | 'customerCode' | 'sourceSystem' | 'externalId' | 'policy' | 'calendar' | 'attrs' | 'forms' | 'complaintAt' | 'remark' | 'registeredBy' | 'registeredAt'>>(
      `select plant_code as "plantCode", customer_code as "customerCode", source_system as "sourceSystem", external_id as "externalId",
         json_build_object('key', policy_key, 'version', policy_version, 'sha256', policy_sha256) as policy,
         json_build_object('key', calendar_key, 'version', calendar_version, 'sha256', calendar_sha256) as calendar,
         attrs, forms, ${MS('complaint_at')} as "complaintAt", remark, registered_by as "registeredBy", ${MS('registered_at')} as "registeredAt"
       from return_case where company_code = $1 and return_no = $2`, at),
    database.query<CaseFile['lines'][number]>(
      `select l.line, l.item, l.batch, trim_scale(l.qty)::text as qty, l.unit, l.unit_price as "unitPrice", l.blind, l.price_source as "priceSource",
         case when a.line is null then null else json_build_object('no', a.delivery_no, 'line', a.line_no) end as delivery,
         array(select s.serial from return_serial s where (s.company_code, s.return_no, s.line) = (l.company_code, l.return_no, l.line) order by s.serial) as serials
       from return_line l left join return_allocation a using (company_code, return_no, line) where l.company_code = $1 and l.return_no = $2 order by l.line`, at),
    database.query<CaseFile['papers'][number]>(
      `select form_code as form, no, lot_due_date::text as "lotDueDate" from return_slip where company_code = $1 and return_no = $2
       union all select 'replenishment', form_no, null from replenishment where company_code = $1 and return_no = $2 order by 1, 2`, at),
    opinionsFor(database, at, rights.messages, reader.dept),
    database.query<{ body: CaseFile['rungs'][number] }>('select body from timeline_entry where company_code = $1 and return_no = $2 and type = $3 order by at, seq', [...at, RungReachedV1.type]),
    database.query<{ body: CaseFile['anomalies'][number] }>(LATEST('anomalyId'), [...at, AnomalyStatedV1.type]),
    readLinks(database, companyCode, returnNo),
    database.query<NonNullable<CaseFile['end']>>(`select result, ${MS('closed_at')} as "closedAt" from return_end where company_code = $1 and return_no = $2`, at),
    readAnswer(database, companyCode, returnNo, zone),
  ]);
  const [head] = registered;
  if (head === undefined) throw new Error(`return ${companyCode}/${returnNo} is not registered`);
  // words of the registration: whoever may read those of this return at all
  const remark = await mayReadRemark(database, at, rights.messages, reader.dept) ? head.remark : null;
  const file = { companyCode, returnNo, ...head, remark, lines, papers, opinions, rungs: rungs.map((row) => row.body), anomalies: anomalies.map((row) => row.body), links, end: end[0] ?? null, answer };
  return readable(file, rights);
}

const WORKED_ON = `exists (select 1 from timeline_entry t where t.company_code = $1 and t.return_no = $2 and coalesce(t.body->'owner'->>'dept', t.body->'by'->>'dept') = $3)`;

async function mayReadRemark(database: Database, at: readonly string[], degree: Degree, dept: string): Promise<boolean> {
  if (degree !== 'own') return degree === 'yes';
  const [row] = await database.query<{ own: boolean }>(`select ${WORKED_ON} as own`, [...at, dept]);
  return row?.own === true;
}

/** Internal words: all, those of returns the reader's department has worked on, those of decisions, or none. */
async function opinionsFor(database: Database, at: readonly string[], degree: Degree, dept: string): Promise<CaseFile['opinions']> {
  if (degree !== 'yes' && degree !== 'own' && degree !== 'decisions') return [];
  return database.query<CaseFile['opinions'][number]>(
    `select id, staff, words, ${MS('written_at')} as "writtenAt" from opinion o where company_code = $1 and return_no = $2
       and ($4 <> 'own' or ${WORKED_ON})
       and ($4 <> 'decisions' or exists (select 1 from timeline_entry t where t.company_code = $1 and t.return_no = $2 and t.body->>'kind' = any($5) and t.body->'payload'->>'opinionRef' = o.id::text))
     order by written_at`,
    [...at, dept, degree, Object.keys(GATE_FACTS)],
  );
}
