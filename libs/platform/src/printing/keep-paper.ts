/** Keeps what a paper says and the prints of it, in the transaction of who makes it. */
import { createHash } from 'node:crypto';
import { Code, Instant } from '@guitu/contracts/scalars';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';
import { Sheet } from './sheet.js';

export const PRINT_STATES = ['queued', 'printed', 'failed'] as const;
export const PrintWish = z.strictObject({
  copies: z.int().min(1).max(50).default(1),
  /** printer whose queue takes it; without one the caller prints the page himself */
  printerCode: Code.optional(),
});
export type PrintWish = z.infer<typeof PrintWish>;
export const PrintRun = z.object({
  id: z.uuid(), paperId: z.uuid(), kind: z.string(), ref: z.string(), /** rises when what it says has changed */ version: z.int(), returnNo: z.string(), plantCode: z.string(),
  /** 第 n 次打印 of this version */
  printNo: z.int(), copies: z.int(), printerCode: z.string().nullable(), state: z.enum(PRINT_STATES), reasonCode: z.string().nullable(),
  askedBy: z.string(), askedAt: Instant, endedBy: z.string().nullable(), endedAt: Instant.nullable(), sheet: Sheet,
}).meta({ id: 'PrintRun' });
export type PrintRun = z.infer<typeof PrintRun>;

export interface PaperAbout { readonly companyCode: string; readonly plantCode: string; readonly ref: string }
export interface Printer extends PrintWish { readonly staff: string }

const instant = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;
export const SELECT_RUN = `select r.id, r.paper_id as "paperId", p.kind, p.ref, p.version, p.return_no as "returnNo", p.plant_code as "plantCode", r.print_no as "printNo", r.copies, r.printer_code as "printerCode", r.state, r.reason_code as "reasonCode",
  r.asked_by as "askedBy", ${instant('r.asked_at')} as "askedAt", r.ended_by as "endedBy", ${instant('r.ended_at')} as "endedAt", p.sheet from print_run r join printed_paper p on p.id = r.paper_id`;

/** Of what it says; a house that took another name has not changed its papers. */
function hashOf(sheet: Sheet): string {
  const { name: _name, ...head } = sheet.head ?? {};
  return createHash('sha256').update(JSON.stringify(sheet.head === undefined ? sheet : { ...sheet, head })).digest('hex');
}

/**
 * The paper's newest version when that says the same, otherwise a new one. Two at once come one after the other.
 * @returns id of the version
 */
export async function keepPaper(tx: Transaction, { companyCode, plantCode, ref }: PaperAbout, sheet: Sheet, staff: string): Promise<string> {
  const content = JSON.stringify(sheet);
  const hash = hashOf(sheet);
  const [head] = await tx.query<{ version: number }>(
    'insert into printed_paper_head as h (company_code, kind, ref, version) values ($1, $2, $3, 1) on conflict (company_code, kind, ref) do update set version = h.version returning version', [companyCode, sheet.kind, ref]);
  const [last] = await tx.query<{ id: string; content_hash: string }>('select id, content_hash from printed_paper where company_code = $1 and kind = $2 and ref = $3 and version = $4', [companyCode, sheet.kind, ref, head?.version]);
  if (last?.content_hash === hash) return last.id;
  const version = (head?.version ?? 0) + (last === undefined ? 0 : 1);
  await tx.execute('update printed_paper_head set version = $4 where company_code = $1 and kind = $2 and ref = $3', [companyCode, sheet.kind, ref, version]);
  const id = uuidv7();
  await tx.execute('insert into printed_paper (id, company_code, plant_code, kind, ref, version, return_no, sheet, content_hash, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp())',
    [id, companyCode, plantCode, sheet.kind, ref, version, sheet.returnNo, content, hash, staff]);
  return id;
}

/** Version that a paper would have if it were kept now: its newest one's when that says the same. */
export async function versionOf(from: Pick<Transaction, 'query'>, { companyCode, ref }: Pick<PaperAbout, 'companyCode' | 'ref'>, sheet: Sheet): Promise<number> {
  const [last] = await from.query<{ version: number; content_hash: string }>('select version, content_hash from printed_paper where company_code = $1 and kind = $2 and ref = $3 order by version desc limit 1', [companyCode, sheet.kind, ref]);
  if (last === undefined) return 1;
  return last.content_hash === hashOf(sheet) ? last.version : last.version + 1;
}

/** One more print of a version, waiting for its printer. The paper's row is held, so that no number is given twice. */
export async function queuePrint(tx: Transaction, paperId: string, { copies, printerCode, staff }: Printer): Promise<PrintRun> {
  await tx.query('select id from printed_paper where id = $1 for update', [paperId]);
  const id = uuidv7();
  await tx.execute(
    `insert into print_run (id, paper_id, company_code, plant_code, print_no, copies, printer_code, state, asked_by, asked_at)
     select $2, p.id, p.company_code, p.plant_code, 1 + (select count(*) from print_run r where r.paper_id = p.id), $3, $4, 'queued', $5, clock_timestamp() from printed_paper p where p.id = $1`,
    [paperId, id, copies, printerCode ?? null, staff]);
  const [run] = await tx.query<PrintRun>(`${SELECT_RUN} where r.id = $1`, [id]);
  if (run === undefined) throw new Error(`no paper ${paperId}`);
  return run;
}
