/** Rows that say what they said last time, told by their hash: nothing of them is checked, locked or written. */
import { createHash } from 'node:crypto';
import type { MasterType } from '@guitu/contracts/masterdata/types';
import type { Transaction } from '@guitu/persistence/transaction';
import type { GivenRecord, KeepOptions } from './keep-records.js';

/** What somebody may keep of these depends on who keeps it, whatever it says (who-keeps.rules.ts): each is judged anew. */
const JUDGED_BY_PERSON: ReadonlySet<MasterType> = new Set(['employee', 'delegation']);

/** Of a row as it was given, with what its file says of missing columns; null: given by hand. The order of its fields counts. */
export function givenHash({ code, sourceSystem, externalId, fields, defaults }: GivenRecord): Buffer | null {
  if (sourceSystem === undefined) return null;
  return createHash('sha256').update(JSON.stringify([code, sourceSystem, externalId ?? code, fields, defaults ?? null])).digest();
}

/**
 * Versions of the records that these very rows made or confirmed last, by code. Whatever changes a record otherwise forgets the
 * hash (record-store.ts), so that such a row is judged again.
 */
export async function unchangedRows(tx: Transaction, type: MasterType, given: readonly GivenRecord[], { companyCode, plantCodes }: KeepOptions): Promise<ReadonlyMap<string, number>> {
  const asked = given.flatMap((one) => {
    const hash = one.expected === undefined ? givenHash(one) : null;
    return hash === null ? [] : [{ code: one.code, hash }];
  });
  if (asked.length === 0 || JUDGED_BY_PERSON.has(type)) return new Map();
  // `limit` leaves the planner no other way than the key, row by row (record-store.ts).
  const rows = await tx.query<{ code: string; version: number }>(
    `select r.code, r.version from unnest($3::text[], $4::bytea[]) as k (code, hash)
     cross join lateral (select o.code, o.version, o.given_hash, o.plant_code from master_record o where o.code = k.code and o.company_code = $1 and o.type = $2 limit 1) r
     where r.given_hash = k.hash and (r.plant_code is null or $5::text[] is null or $6 or r.plant_code = any($5))`,
    [companyCode, type, asked.map(({ code }) => code), asked.map(({ hash }) => hash), plantCodes, type === 'plant'],
  );
  return new Map(rows.map(({ code, version }) => [code, version]));
}
