import { Code, Instant, ItemCode, StaffId } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';

export const COMPLAINT_KINDS = ['complaint', '8d'] as const;
export const Serials = z.strictObject({ from: Code, to: Code });
export const Complaint = z.object({
  no: z.string(), kind: z.enum(COMPLAINT_KINDS), plantCode: z.string(), item: ItemCode, batch: z.string().nullable(), serials: Serials.nullable(), defectCode: z.string(), separateBecause: z.string().nullable(),
  state: z.enum(['open', 'closed']), openedBy: StaffId, openedAt: Instant, closedBy: StaffId.nullable(), closedAt: Instant.nullable(), results: z.array(z.string()),
  links: z.array(z.object({ returnNo: z.string(), state: z.enum(['linked', 'unlinked', 'closed']), reasonCode: z.string().nullable(), by: StaffId, at: Instant })),
  reopenings: z.array(z.object({ reasonCode: z.string(), by: StaffId, at: Instant, closedBy: StaffId, closedAt: Instant, results: z.array(z.string()) })).describe('how it had been closed before, and why that was not its end'),
}).meta({ id: 'Complaint' });
export type Complaint = z.infer<typeof Complaint>;

const MS = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;
/** Columns of `complaint c` in the words of the API. */
export const COMPLAINT_COLUMNS = `c.no, c.kind, c.plant_code as "plantCode", c.item, c.batch, case when c.serial_from is null then null else json_build_object('from', c.serial_from, 'to', c.serial_to) end as serials, c.defect_code as "defectCode",
  c.separate_because as "separateBecause", case when c.closed_at is null then 'open' else 'closed' end as state, c.opened_by as "openedBy", ${MS('c.opened_at')} as "openedAt", c.closed_by as "closedBy", ${MS('c.closed_at')} as "closedAt", c.results,
  coalesce((select json_agg(json_build_object('returnNo', l.return_no, 'state', l.state, 'reasonCode', l.reason_code, 'by', l.said_by, 'at', ${MS('l.said_at')}) order by l.said_at, l.return_no)
    from complaint_link l where l.company_code = c.company_code and l.complaint_no = c.no), '[]'::json) as links,
  coalesce((select json_agg(json_build_object('reasonCode', r.reason_code, 'by', r.reopened_by, 'at', ${MS('r.reopened_at')}, 'closedBy', r.closed_by, 'closedAt', ${MS('r.closed_at')}, 'results', r.results) order by r.round)
    from complaint_reopening r where r.company_code = c.company_code and r.complaint_no = c.no), '[]'::json) as reopenings`;

/** Locked until the transaction ends. @throws Problem or AccessDenied 404 when there is none in a plant of the actor */
export async function lockComplaint(tx: Transaction, actor: Actor, no: string): Promise<Pick<Complaint, 'no' | 'state' | 'plantCode'>> {
  const [row] = await tx.query<Pick<Complaint, 'no' | 'state' | 'plantCode'>>(`select no, plant_code as "plantCode", case when closed_at is null then 'open' else 'closed' end as state from complaint where company_code = $1 and no = $2 for update`, [actor.companyCode, no]);
  if (row === undefined) throw Problem.notFound('没有这份客诉或 8D。', 'There is no such complaint or 8D.');
  requirePlace(actor, { companyCode: actor.companyCode, plantCode: row.plantCode });
  return row;
}

export async function readComplaint(from: Pick<Transaction, 'query'>, companyCode: string, no: string): Promise<Complaint> {
  const [row] = await from.query<Complaint>(`select ${COMPLAINT_COLUMNS} from complaint c where c.company_code = $1 and c.no = $2`, [companyCode, no]);
  if (row === undefined) throw new Error(`complaint ${no} is gone`);
  return row;
}

/** @throws Problem 409 */
export function requireOpen({ state }: Pick<Complaint, 'state'>): void {
  if (state === 'closed') throw Problem.conflict('complaint-closed', '此客诉或 8D 已关闭。', 'It is closed.');
}
