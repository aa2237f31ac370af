import { MASTER_TYPE_LIST, masterKey, type StatedType } from '@guitu/contracts/masterdata/types';
import type { MasterRecord } from '@guitu/contracts/masterdata/records';
import { keepDeadLetter } from '@guitu/messaging/dead-letters';
import type { RawRecord } from '@guitu/messaging/event-record';
import type { Transaction } from '@guitu/persistence/transaction';
import { readStatement, type MasterStatement } from './read-statement.js';

const ALL_TYPES: readonly StatedType[] = [...MASTER_TYPE_LIST, 'people'];

/** A record that is now another one here; `before` or `after` null: was or is not there. */
export interface MasterChange {
  readonly type: StatedType;
  readonly companyCode: string;
  readonly code: string;
  readonly before: MasterRecord | null;
  readonly after: MasterRecord | null;
}

/** Of what type a record states something, by its key alone. */
export const typeOf = (key: Buffer | null): string => key?.toString('utf8').split('/', 1)[0] ?? '';

/**
 * May a record with this key state something of these types? What is known to be of another type need not be read: an import of a
 * hundred thousand products would otherwise be parsed and judged by every service that keeps none.
 */
export function concerns(types: readonly StatedType[], key: Buffer | null): boolean {
  const type = typeOf(key);
  return !ALL_TYPES.some((known) => known === type) || types.some((kept) => kept === type);
}

/**
 * Keeps what the records state where it is newer than what is kept; the rest is passed over, so that repeats, older versions and
 * reading from the beginning change nothing. A record that states nothing readable becomes a dead letter and holds nobody up.
 * @param wanted types this service keeps
 */
export async function applyStatements(tx: Transaction, records: readonly RawRecord[], wanted: readonly StatedType[] = ALL_TYPES): Promise<MasterChange[]> {
  const newest = new Map<string, MasterStatement>();
  for (const record of records) {
    const statement = await understand(tx, record);
    if (statement === undefined || !wanted.includes(statement.type)) continue;
    const key = masterKey(statement.type, statement.companyCode, statement.code);
    const known = newest.get(key);
    if (known === undefined || isNewer(statement, known)) newest.set(key, statement);
  }
  // Everybody locks rows in one order, whatever order the topic has.
  const statements = [...newest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, statement]) => statement);
  if (statements.length === 0) return [];
  const before = await lockKnown(tx, statements);
  const changing = statements.filter((statement) => {
    const known = before.get(masterKey(statement.type, statement.companyCode, statement.code));
    return known === undefined || isNewer(statement, known);
  });
  await upsert(tx, changing);
  return changing.flatMap(({ type, companyCode, code, body: after }) => {
    const known = before.get(masterKey(type, companyCode, code))?.body ?? null;
    return known === null && after === null ? [] : [{ type, companyCode, code, before: known, after }];
  });
}

const isNewer = (one: Edition, other: Edition): boolean =>
  one.incarnation === other.incarnation ? one.version > other.version : one.incarnation > other.incarnation;

async function understand(tx: Transaction, record: RawRecord): Promise<MasterStatement | undefined> {
  try {
    return readStatement(record);
  } catch (error) {
    await keepDeadLetter(tx, record, `主数据不可读 / unreadable master record: ${(error as Error).message}`.slice(0, 2_000));
    return undefined;
  }
}

async function lockKnown(tx: Transaction, statements: readonly MasterStatement[]): Promise<Map<string, Known>> {
  const rows = await tx.query<Known & { type: StatedType; company_code: string; code: string }>(
    `select v.type, v.company_code, v.code, v.incarnation, v.version, v.body
     from master_view v join unnest($1::text[], $2::text[], $3::text[]) as k (type, company_code, code) using (type, company_code, code)
     order by v.type, v.company_code, v.code for update of v`,
    keysOf(statements),
  );
  return new Map(rows.map((row) => [masterKey(row.type, row.company_code, row.code), row]));
}

/** The condition holds also against a replica that inserted the same record meanwhile. */
async function upsert(tx: Transaction, statements: readonly MasterStatement[]): Promise<void> {
  if (statements.length === 0) return;
  await tx.execute(
    `insert into master_view as v (type, company_code, code, incarnation, version, body)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[], $6::jsonb[])
     on conflict (type, company_code, code) do update
       set incarnation = excluded.incarnation, version = excluded.version, body = excluded.body, applied_at = clock_timestamp()
       where (excluded.incarnation, excluded.version) > (v.incarnation, v.version)`,
    [...keysOf(statements), statements.map((s) => s.incarnation), statements.map((s) => s.version), statements.map((s) => (s.body === null ? null : JSON.stringify(s.body)))],
  );
}

const keysOf = (statements: readonly MasterStatement[]): string[][] => [statements.map((s) => s.type), statements.map((s) => s.companyCode), statements.map((s) => s.code)];

interface Edition { readonly incarnation: number; readonly version: number }
interface Known extends Edition { readonly body: MasterRecord | null }
