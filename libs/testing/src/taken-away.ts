/** What a migration takes away from code that was written before it: with that code still running, one of its statements would now fail. */
import type { MigrationClass } from '@guitu/persistence/data-source';
import type { QueryRunner } from 'typeorm';
import type { TestDatabase } from './test-database.js';

export type Migrations = MigrationClass[];
/** `taken`: one line for each thing */
export interface Taken { readonly migration: string; readonly unusedSince?: string | undefined; readonly taken: readonly string[] }

interface Column { readonly type: string; /** an insert that does not name it is refused */ readonly demanded: boolean }
interface Table {
  readonly columns: ReadonlyMap<string, Column>;
  /** checks and foreign keys: name → definition and columns */
  readonly constraints: ReadonlyMap<string, { readonly definition: string; readonly columns: readonly string[] }>;
  /** unique indexes, primary keys among them, without their names */
  readonly unique: ReadonlyMap<string, readonly string[]>;
}
type Schema = ReadonlyMap<string, Table>;

interface TableRow { table: string; columns: [string, Column][]; constraints: [string, { definition: string; columns: string[] }][]; unique: [string, string[]][] }

/** All tables of `public` as they stand. */
async function schemaOf(runner: QueryRunner): Promise<Schema> {
  const rows = (await runner.query(`
    select c.relname as table,
      (select coalesce(json_agg(json_build_array(attname, json_build_object('type', format_type(atttypid, atttypmod), 'demanded', attnotnull and not atthasdef and attidentity = ''))), '[]')
        from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
      (select coalesce(json_agg(json_build_array(conname, json_build_object('definition', pg_get_constraintdef(oid),
        'columns', (select coalesce(json_agg(attname), '[]') from pg_attribute where attrelid = c.oid and attnum = any (conkey))))), '[]')
        from pg_constraint where conrelid = c.oid and contype in ('c', 'f', 'x')) as constraints,
      (select coalesce(json_agg(json_build_array(regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', ''),
        (select coalesce(json_agg(attname), '[]') from pg_attribute where attrelid = c.oid and attnum = any (indkey)))), '[]')
        from pg_index where indrelid = c.oid and indisunique) as unique
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`)) as TableRow[];
  return new Map(rows.map(({ table, columns, constraints, unique }) => [table, { columns: new Map(columns), constraints: new Map(constraints), unique: new Map(unique) }]));
}

const words = (definition: string): string[] => definition.match(/'[^']*'/g) ?? [];
/** The same, or the same with more words that are allowed. */
function isAtLeastAsWide(before: string, after: string): boolean {
  const allowed = new Set(words(after));
  return before === after || (words(before).length > 0 && words(before).every((word) => allowed.has(word)) && before.replace(/'[^']*'.*/s, '') === after.replace(/'[^']*'.*/s, ''));
}

/** One line for each thing; tables that are new are nobody's yet. */
function takenAway(before: Schema, after: Schema): string[] {
  return [...before].flatMap(([name, was]) => {
    const is = after.get(name);
    return is === undefined ? [`table ${name}`] : takenFrom(was, is).map((what) => `${name}: ${what}`);
  });
}

function takenFrom(was: Table, is: Table): string[] {
  const columns = [...was.columns].flatMap(([name, { type }]) => {
    const now = is.columns.get(name);
    return now === undefined ? [`column ${name}`] : now.type === type ? [] : [`type of ${name}`];
  });
  const demanded = [...is.columns].filter(([name, column]) => column.demanded && was.columns.get(name)?.demanded !== true).map(([name]) => `inserts without ${name}`);
  // what only columns that nobody knew can break, nobody breaks
  const isKnown = (names: readonly string[]): boolean => names.length === 0 || names.some((name) => was.columns.has(name));
  const refused = [...is.constraints].filter(([name, now]) => {
    const then = was.constraints.get(name);
    return then === undefined ? isKnown(now.columns) && ![...was.constraints.values()].some(({ definition }) => definition === now.definition) : !isAtLeastAsWide(then.definition, now.definition);
  }).map(([name]) => `rows against ${name}`);
  const doubled = [...is.unique].filter(([definition, names]) => !was.unique.has(definition) && isKnown(names)).map(([definition]) => `rows twice in ${definition}`);
  const targets = [...was.unique.keys()].filter((definition) => !is.unique.has(definition)).map((definition) => `“on conflict” ${definition}`);
  return [...columns, ...demanded, ...refused, ...doubled, ...targets];
}

const stamp = ({ name = '' }: { name?: string }): number => Number(name.slice(-13));

/** Empties the database and does them one by one, in the order of their time stamps. @returns those that took something away */
export async function takenBy({ dataSource }: TestDatabase, migrations: Migrations): Promise<Taken[]> {
  const runner = dataSource.createQueryRunner();
  const found: Taken[] = [];
  try {
    await runner.query('drop schema public cascade; create schema public');
    let before = await schemaOf(runner);
    for (const { one, unusedSince } of migrations.map((Migration) => ({ one: new Migration(), unusedSince: Migration.unusedSince })).sort((left, right) => stamp(left.one) - stamp(right.one))) {
      await one.up(runner);
      const after = await schemaOf(runner);
      const taken = takenAway(before, after);
      if (taken.length > 0) found.push({ migration: one.name ?? '', unusedSince, taken });
      before = after;
    }
    return found;
  } finally {
    await runner.release();
  }
}
