import { ItemCode } from '@guitu/contracts/scalars';
import type { ScannedLabel } from '@guitu/contracts/scanned-label';
import type { Transaction } from '@guitu/persistence/transaction';
import { readGs1 } from './gs1.rules.js';
import { labelDay, readByPatterns, type LabelPattern } from './label-reading.rules.js';

/**
 * What a scanned text says of goods: GS1 first, then the patterns of the company. A service that asks keeps the types `label` and
 * `product` and lists LabelLookup's migration. Null: the text is no label that anybody described.
 */
export async function readLabel(database: Pick<Transaction, 'query'>, companyCode: string, text: string): Promise<ScannedLabel | null> {
  const gs1 = readGs1(text);
  if (gs1 !== null) {
    const { gtin, batch = null, serial = null, produced, expiry } = gs1;
    return { pattern: null, product: gtin === undefined ? null : await productOf(database, companyCode, gtin), batch, serial, produced: labelDay(produced), expiry: labelDay(expiry) };
  }
  const rows = await database.query<{ body: LabelPattern }>(`select body from master_view where type = 'label' and company_code = $1 and body is not null`, [companyCode]);
  const read = readByPatterns(text, rows.map(({ body }) => body));
  // what is printed where a product's code should be need not be one
  return read === null || read.product === null || ItemCode.safeParse(read.product).success ? read : { ...read, product: null };
}

/** A GTIN is one number with and without the zeros before it. */
async function productOf(database: Pick<Transaction, 'query'>, companyCode: string, gtin: string): Promise<string | null> {
  const forms = [14, 13, 12, 8].filter((length) => /^0*$/.test(gtin.slice(0, -length))).map((length) => gtin.slice(-length));
  const [row] = await database.query<{ code: string }>(
    `select code from master_view where type = 'product' and company_code = $1 and body->'gtins' ?| $2::text[] order by code limit 1`, [companyCode, forms],
  );
  return row?.code ?? null;
}
