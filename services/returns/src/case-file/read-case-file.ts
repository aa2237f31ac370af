/** One return as this department keeps it: what was registered, its papers, words, warnings and how it ended, with where it stands. */
import { z } from 'zod';
import { AnomalyStatedV1, AnomalyStatement, RungReached, RungReachedV1 } from '@guitu/contracts/events/process-events';
import { AnswerObject } from '@guitu/contracts/http/recorded-fact';
import { Instant } from '@guitu/contracts/scalars';
import { RESULTS, type CaseResult } from '@guitu/contracts/vocabulary';
import type { Database } from '@guitu/persistence/database';
import { readAnswer } from '@guitu/task-desk/returns/read-answer';
import { withoutMoney } from './timeline.rules.js';

const Pin = z.object({ key: z.string(), version: z.int(), sha256: z.string() });
export const CaseFile = z.object({
  companyCode: z.string(), plantCode: z.string(), returnNo: z.string(), customerCode: z.string(),
  sourceSystem: z.string(), externalId: z.string(), policy: Pin, calendar: Pin,
  attrs: z.record(z.string(), z.unknown()), forms: z.array(z.string()), complaintAt: Instant.nullable(), remark: z.string().nullable(),
  registeredBy: z.string(), registeredAt: Instant,
  /** quantities as decimal strings in `unit`; unitPrice (分) only for those who may see money */
  lines: z.array(z.object({ line: z.int(), item: z.string(), batch: z.string().nullable(), qty: z.string(), unit: z.string(), unitPrice: z.string().nullable().optional() })),
  papers: z.array(z.object({ form: z.string(), no: z.string(), lotDueDate: z.iso.date().nullable() })),
  opinions: z.array(z.object({ id: z.uuid(), staff: z.string(), words: z.string(), writtenAt: Instant })),
  rungs: z.array(RungReached), anomalies: z.array(AnomalyStatement),
  end: z.object({ result: z.enum(Object.keys(RESULTS) as [CaseResult, ...CaseResult[]]), closedAt: Instant }).nullable(),
  answer: AnswerObject,
}).meta({ id: 'CaseFile' });
export type CaseFile = z.infer<typeof CaseFile>;

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;
/** The last whole statement about each thing of a kind, by the number of the process' stream. */
const LATEST = (key: string): string =>
  `select distinct on (body->>'${key}') body from timeline_entry where company_code = $1 and return_no = $2 and type = $3 order by body->>'${key}', seq desc`;

/** @param money whether the reader may see prices · @param zone in which the answer writes times. The return must exist. */
export async function readCaseFile(database: Database, companyCode: string, returnNo: string, money: boolean, zone: string): Promise<CaseFile> {
  const at = [companyCode, returnNo];
  const [registered, lines, papers, opinions, rungs, anomalies, end, answer] = await Promise.all([
    database.query<Pick<CaseFile, 'plantCode' | 'customerCode' | 'sourceSystem' | 'externalId' | 'policy' | 'calendar' | 'attrs' | 'forms' | 'complaintAt' | 'remark' | 'registeredBy' | 'registeredAt'>>(
      `select plant_code as "plantCode", customer_code as "customerCode", source_system as "sourceSystem", external_id as "externalId",
         json_build_object('key', policy_key, 'version', policy_version, 'sha256', policy_sha256) as policy,
         json_build_object('key', calendar_key, 'version', calendar_version, 'sha256', calendar_sha256) as calendar,
         attrs, forms, ${MS('complaint_at')} as "complaintAt", remark, registered_by as "registeredBy", ${MS('registered_at')} as "registeredAt"
       from return_case where company_code = $1 and return_no = $2`, at),
    database.query<CaseFile['lines'][number]>(
      'select line, item, batch, trim_scale(qty)::text as qty, unit, unit_price as "unitPrice" from return_line where company_code = $1 and return_no = $2 order by line', at),
    database.query<CaseFile['papers'][number]>(
      `select form_code as form, no, lot_due_date::text as "lotDueDate" from return_slip where company_code = $1 and return_no = $2
       union all select 'replenishment', form_no, null from replenishment where company_code = $1 and return_no = $2 order by 1, 2`, at),
    database.query<CaseFile['opinions'][number]>(`select id, staff, words, ${MS('written_at')} as "writtenAt" from opinion where company_code = $1 and return_no = $2 order by written_at`, at),
    database.query<{ body: CaseFile['rungs'][number] }>('select body from timeline_entry where company_code = $1 and return_no = $2 and type = $3 order by at, seq', [...at, RungReachedV1.type]),
    database.query<{ body: CaseFile['anomalies'][number] }>(LATEST('anomalyId'), [...at, AnomalyStatedV1.type]),
    database.query<NonNullable<CaseFile['end']>>(`select result, ${MS('closed_at')} as "closedAt" from return_end where company_code = $1 and return_no = $2`, at),
    readAnswer(database, companyCode, returnNo, zone),
  ]);
  const [head] = registered;
  if (head === undefined) throw new Error(`return ${companyCode}/${returnNo} is not registered`);
  const file = { companyCode, returnNo, ...head, lines, papers, opinions, rungs: rungs.map((row) => row.body), anomalies: anomalies.map((row) => row.body), end: end[0] ?? null, answer };
  return money ? file : (withoutMoney(file) as CaseFile);
}
