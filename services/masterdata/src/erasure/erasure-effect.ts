/** What erasing a person will take, what stays and why, and which returns it leaves without anybody to write to (product.md I10). */
import { ReturnNo } from '@guitu/contracts/scalars';
import type { Database } from '@guitu/persistence/database';
import type { ServiceConfig } from '@guitu/platform/service/service-config';
import { z } from 'zod';
import { columnsOf, type Owner } from '../contacts/contact.js';
import { askOpenReturns } from './ask-open-returns.js';
import { STAYS, TAKEN } from './erasure-words.rules.js';

const words = { zh: z.string(), en: z.string() };
export const ErasureEffect = z.strictObject({
  taken: z.array(z.strictObject({ what: z.enum(['contacts', 'refused-rows', 'headings', 'replies']), count: z.int(), ...words })),
  /** `count` null: not counted here */
  stays: z.array(z.strictObject({ what: z.string(), count: z.int().nullable(), ...words, why: z.strictObject(words) })),
  /** returns that are still under way; the first two hundred */
  openReturns: z.array(ReturnNo),
  /** desks that did not say whether they have any */
  unanswered: z.array(z.string()),
}).meta({ id: 'ErasureEffect' });
export type ErasureEffect = z.infer<typeof ErasureEffect>;

/** Reads, and changes nothing. What files brought goes for the whole company: a refused row may name anybody. */
export async function readErasureEffect(database: Database, config: ServiceConfig, companyCode: string, owner: Owner): Promise<ErasureEffect> {
  const { staff, customerCode } = columnsOf(owner);
  const [counts] = await database.query<{ contacts: number; rows: number; headings: number; replies: number; readings: number; records: number }>(
    `select (select count(*) from contact where company_code = $1 and staff is not distinct from $2 and customer_code is not distinct from $3)::int as contacts,
       (select count(*) from import_reject j join import_run r on r.id = j.run_id where r.company_code = $1)::int as rows,
       (select count(*) from import_run where company_code = $1 and (heading <> '[]' or unknown_headings <> '[]'))::int as headings,
       (select count(*) from idempotency where company_code = $1 and route like 'POST %/imports/%')::int as replies,
       (select count(*) from contact_reading where company_code = $1 and staff is not distinct from $2 and customer_code is not distinct from $3)::int as readings,
       (select count(*) from master_record where company_code = $1 and ((type = 'employee' and staff = $2) or (type = 'customer' and code = $3)))::int as records`, [companyCode, staff, customerCode],
  );
  const { returnNos, unanswered } = await askOpenReturns(config, companyCode, owner);
  const { contacts = 0, rows = 0, headings = 0, replies = 0, readings = 0, records = 0 } = counts ?? {};
  return {
    taken: [{ what: 'contacts', count: contacts, ...TAKEN.contacts }, { what: 'refused-rows', count: rows, ...TAKEN['refused-rows'] }, { what: 'headings', count: headings, ...TAKEN.headings }, { what: 'replies', count: replies, ...TAKEN.replies }],
    stays: Object.entries(STAYS).map(([what, told]) => ({ what, count: what === 'record' ? records : what === 'readings' ? readings : null, ...told })),
    openReturns: returnNos.slice(0, 200), unanswered,
  };
}
