/** Rows of master_record and master_reference, many at a time. */
import type { MasterType } from '@guitu/contracts/masterdata/types';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Fields, Reference } from './record-kinds.rules.js';

export interface KnownRecord {
  readonly code: string;
  readonly version: number;
  readonly plantCode: string | null;
  readonly sourceSystem: string;
  readonly externalId: string;
  readonly body: Fields;
  /** see unchanged-rows.ts */
  readonly givenHash: Buffer | null;
}
export interface KnownRecords {
  readonly byCode: ReadonlyMap<string, KnownRecord>;
  byExternal(given: { readonly sourceSystem?: string; readonly externalId?: string; readonly code: string }): KnownRecord | undefined;
}
export interface RecordRow extends Omit<KnownRecord, 'body'> { readonly fields: Fields; readonly references: readonly Reference[] }

/** Locks what stands under these codes or external ids, in one order for everybody. */
export async function lockRecords(tx: Transaction, companyCode: string, type: MasterType, given: readonly { readonly code: string; readonly sourceSystem?: string; readonly externalId?: string }[]): Promise<KnownRecords> {
  const external = given.flatMap(({ sourceSystem, externalId, code }) => (sourceSystem === undefined ? [] : [[sourceSystem, externalId ?? code] as const]));
  // While a large first file comes in, statistics know nothing of its type, or of the rows that nobody has committed yet, and the
  // planner would walk all of them for every batch. `limit` and the inner lock leave it no other way than the unique keys, row by row.
  const rows = await tx.query<KnownRecord>(
    `select r.* from (
       select unnest($3::text[]) as code
       union select e.code from unnest($4::text[], $5::text[]) as k (source_system, external_id)
         cross join lateral (select o.code from master_record o where o.company_code = $1 and o.type = $2 and o.source_system = k.source_system and o.external_id = k.external_id limit 1) e
       order by 1
     ) w cross join lateral (
       select o.code, o.version, o.plant_code as "plantCode", o.source_system as "sourceSystem", o.external_id as "externalId", o.body, o.given_hash as "givenHash"
       from master_record o where o.code = w.code and o.company_code = $1 and o.type = $2 for update
     ) r`,
    [companyCode, type, given.map(({ code }) => code), external.map(([source]) => source), external.map(([, id]) => id)],
  );
  const bySource = new Map(rows.map((row) => [`${row.sourceSystem}\n${row.externalId}`, row]));
  return {
    byCode: new Map(rows.map((row) => [row.code, row])),
    byExternal: ({ sourceSystem, externalId, code }) => (sourceSystem === undefined ? undefined : bySource.get(`${sourceSystem}\n${externalId ?? code}`)),
  };
}

export async function storeRecords(tx: Transaction, companyCode: string, type: MasterType, staff: string, rows: readonly RecordRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `insert into master_record as r (company_code, type, code, plant_code, version, source_system, external_id, body, given_hash, changed_by)
     select $1, $2, g.code, g.plant_code, g.version, g.source_system, g.external_id, g.body, g.given_hash, $3
     from unnest($4::text[], $5::text[], $6::int[], $7::text[], $8::text[], $9::jsonb[], $10::bytea[]) as g (code, plant_code, version, source_system, external_id, body, given_hash)
     on conflict (company_code, type, code) do update set plant_code = excluded.plant_code, version = excluded.version, source_system = excluded.source_system,
       external_id = excluded.external_id, body = excluded.body, given_hash = excluded.given_hash, changed_at = clock_timestamp(), changed_by = excluded.changed_by`,
    [
      companyCode, type, staff, rows.map(({ code }) => code), rows.map(({ plantCode }) => plantCode), rows.map(({ version }) => version),
      rows.map(({ sourceSystem }) => sourceSystem), rows.map(({ externalId }) => externalId), rows.map(({ fields }) => JSON.stringify(fields)), rows.map(({ givenHash }) => givenHash),
    ],
  );
  await tx.execute('delete from master_reference where company_code = $1 and type = $2 and code = any($3)', [companyCode, type, rows.map(({ code }) => code)]);
  const references = rows.flatMap(({ code, references: named }) => named.map((reference) => ({ of: code, ...reference })));
  if (references.length === 0) return;
  // Foreign keys are checked row by row: planning each check anew would cost more than the check.
  await tx.execute('set local plan_cache_mode = auto');
  const target = (pick: 'type' | 'code' | 'staff'): (string | null)[] => references.map((reference) => (pick in reference ? (reference as unknown as Record<string, string>)[pick] ?? null : null));
  await tx.execute(
    `insert into master_reference (company_code, type, code, field, to_type, to_code, to_staff)
     select $1, $2, * from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[])`,
    [companyCode, type, references.map(({ of }) => of), references.map(({ field }) => field), target('type'), target('code'), target('staff')],
  );
}

/** Rows that were judged and changed nothing: the next time their hash tells it. The records are locked already. */
export async function rememberRows(tx: Transaction, companyCode: string, type: MasterType, rows: readonly { readonly code: string; readonly givenHash: Buffer | null }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `update master_record r set given_hash = g.hash from unnest($3::text[], $4::bytea[]) as g (code, hash) where r.code = g.code and r.company_code = $1 and r.type = $2`,
    [companyCode, type, rows.map(({ code }) => code), rows.map(({ givenHash }) => givenHash)],
  );
}
