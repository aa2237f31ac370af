import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { RED_INVOICE_COLUMNS, type RedInvoice, type RedInvoiceState } from './red-invoice-row.js';

/** Red invoices of the reader's plants, the nearest time limit first. @param state undefined: what is still to be done */
export async function listRedInvoices(database: Database, actor: Actor, state: RedInvoiceState | undefined, limit: number): Promise<RedInvoice[]> {
  const rows = await database.query<RedInvoice>(
    `select ${RED_INVOICE_COLUMNS} from red_invoice where company_code = $1 and plant_code = any($2) and case when $3::text is null then state in ('to_apply', 'to_confirm') else state = $3 end
     order by confirm_by nulls last, opened_at, id limit $4`, [actor.companyCode, actor.plantCodes, state ?? null, limit],
  );
  return rows.map((row) => readable(row, readingRights(actor)));
}
