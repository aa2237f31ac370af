import { apiBase } from '@guitu/contracts/http/command-routes';
import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';

const UnidentifiedParcel = z.object({
  parcelNo: z.string(), plantCode: z.string(), openedAt: Instant, dueAt: Instant, late: z.boolean(), rung: z.int().describe('how often it was said again'),
  read: z.string().describe('where its photos are seen; whose it is, is said there by POST …/matches'),
});
export const UnidentifiedParcels = z.object({ items: z.array(UnidentifiedParcel) }).meta({ id: 'UnidentifiedParcels' });
export type UnidentifiedParcels = z.infer<typeof UnidentifiedParcels>;
const MOST_ITEMS = 200;

/** 待识别包裹 of the plants where somebody works (product.md §1 B4: sales gets the identifying task). */
export async function listUnidentifiedParcels(database: Database, { companyCode, plantCodes }: Actor): Promise<UnidentifiedParcels> {
  const rows = await database.query<Omit<z.infer<typeof UnidentifiedParcel>, 'read'>>(
    `select parcel_no as "parcelNo", plant_code as "plantCode", floor(extract(epoch from opened_at) * 1000)::float8 as "openedAt", floor(extract(epoch from due_at) * 1000)::float8 as "dueAt",
       due_at < clock_timestamp() as late, rung
     from unidentified_parcel where company_code = $1 and plant_code = any($2) and open order by due_at, parcel_no limit ${MOST_ITEMS}`, [companyCode, plantCodes],
  );
  return { items: rows.map((row) => ({ ...row, read: `${apiBase('warehouse')}/parcels?parcelNo=${row.parcelNo}` })) };
}
