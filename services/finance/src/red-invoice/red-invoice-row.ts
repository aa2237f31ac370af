import { CompanyCode, Instant } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';

export const RED_INVOICE_STATES = {
  to_apply: { zh: '待申请', en: 'To be applied for' },
  to_confirm: { zh: '待对方确认', en: 'Waits for the other side to confirm' },
  issued: { zh: '已开具', en: 'Issued' },
  expired: { zh: '已失效', en: 'Expired' },
} as const;
export type RedInvoiceState = keyof typeof RED_INVOICE_STATES;

export const RedInvoice = z.object({
  id: z.uuid(), companyCode: CompanyCode, plantCode: z.string(), returnNo: z.string(), invoiceNo: z.string(), amount: z.int().optional(),
  state: z.enum(Object.keys(RED_INVOICE_STATES) as [RedInvoiceState, ...RedInvoiceState[]]),
  applicationNo: z.string().nullable(),
  /** the other side may confirm until then; afterwards it must be applied for anew */
  confirmBy: Instant.nullable(),
  redInvoiceNo: z.string().nullable(), openedBy: z.string(), openedAt: Instant,
}).meta({ id: 'RedInvoice' });
export type RedInvoice = z.infer<typeof RedInvoice>;

/** Columns in the words of the API. */
export const RED_INVOICE_COLUMNS = `id, company_code as "companyCode", plant_code as "plantCode", return_no as "returnNo", invoice_no as "invoiceNo", amount::float8 as amount, state,
  application_no as "applicationNo", floor(extract(epoch from confirm_by) * 1000)::float8 as "confirmBy", red_invoice_no as "redInvoiceNo", opened_by as "openedBy",
  floor(extract(epoch from opened_at) * 1000)::float8 as "openedAt"`;

/** Locked until the transaction ends. @throws Problem or AccessDenied 404 when there is none in a plant of the actor */
export async function lockRedInvoice(tx: Transaction, actor: Actor, id: string): Promise<RedInvoice> {
  const [row] = await tx.query<RedInvoice>(`select ${RED_INVOICE_COLUMNS} from red_invoice where id = $1 and company_code = $2 for update`, [id, actor.companyCode]);
  if (row === undefined) throw Problem.notFound('没有这条红字发票记录。', 'There is no such red invoice.');
  requirePlace(actor, row);
  return row;
}

/** @throws Problem 409 */
export function requireState({ state }: RedInvoice, needed: RedInvoiceState): void {
  if (state !== needed) throw Problem.conflict('red-invoice-state', `此记录为“${RED_INVOICE_STATES[state].zh}”，不能办理。`, `It is “${RED_INVOICE_STATES[state].en}”: not now.`);
}
