/** Records as their keepers see them; prices only for those who may see money. */
import { UnitPrice } from '@guitu/contracts/masterdata/price';
import { Accessory } from '@guitu/contracts/masterdata/product';
import type { MasterType } from '@guitu/contracts/masterdata/types';
import { Code } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { z } from 'zod';
import { RECORD_FIELDS } from './record-fields.js';

export const ListQuery = z.strictObject({
  /** code of the last record of the page before */
  after: Code.optional(),
  limit: wholeNumberOr(100, 1, 500),
  /** begins the code */
  prefix: z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/).optional(),
  plantCode: Code.optional(),
});

const kept = { code: Code, version: z.int(), sourceSystem: z.string(), externalId: z.string(), changedAt: z.int(), changedBy: z.string() };
/** Types whose fields hold money. */
const PRICED: ReadonlySet<MasterType> = new Set(['price', 'product']);
/** What a type shows: a price is left out for those who may not see money. */
function shownFields(type: MasterType): z.ZodRawShape {
  const { shape } = RECORD_FIELDS[type];
  if (type === 'price') return { ...shape, price: UnitPrice.optional() };
  return type === 'product' ? { ...shape, accessories: z.array(Accessory.partial({ price: true })) } : shape;
}
/** A record with where it comes from; `fields` as in the body by which it is kept. */
export const recordView = (type: MasterType) => z.strictObject({ ...kept, fields: z.looseObject(shownFields(type)) }).meta({ id: `${type[0]?.toUpperCase()}${type.slice(1)}` });
export type RecordView = z.infer<z.ZodObject<typeof kept & { fields: z.ZodRecord<z.ZodString, z.ZodUnknown> }>>;

const COLUMNS = `code, version, source_system as "sourceSystem", external_id as "externalId", (extract(epoch from changed_at) * 1000)::int8::float8 as "changedAt", changed_by as "changedBy", body as fields`;

/** The record without what its reader may not see (product.md §3.1). */
export const readableRecord = <T>(type: MasterType, record: T, actor: Actor): T => (PRICED.has(type) ? readable(record, readingRights(actor)) : record);

/** As it is kept. @throws Problem 404 */
export async function readRecord(database: Database, type: MasterType, companyCode: string, code: string): Promise<RecordView> {
  const [row] = await database.query<RecordView>(`select ${COLUMNS} from master_record where company_code = $1 and type = $2 and code = $3`, [companyCode, type, code]);
  if (row === undefined) throw Problem.notFound('没有这条主数据。', 'There is no such record.');
  return row;
}

/** A page by code; `next`: give it as `after`. */
export async function listRecords(database: Database, type: MasterType, actor: Actor, { after, limit, prefix, plantCode }: z.infer<typeof ListQuery>): Promise<{ items: RecordView[]; next: string | null }> {
  const rows = await database.query<RecordView>(
    `select ${COLUMNS} from master_record where company_code = $1 and type = $2 and ($3::text is null or code > $3)
       and ($4::text is null or starts_with(code, $4)) and ($5::text is null or plant_code = $5) order by code limit $6`,
    [actor.companyCode, type, after ?? null, prefix ?? null, plantCode ?? null, limit + 1],
  );
  const items = rows.slice(0, limit).map((row) => readableRecord(type, row, actor));
  return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null };
}
