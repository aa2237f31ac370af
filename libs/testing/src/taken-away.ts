/** What a migration takes away from code that was written before it: with that code still running, one of its statements would now fail. */
import type { MigrationClass } from '@guitu/persistence/data-source';
import type { QueryRunner } from 'typeorm';
import type { TestDatabase } from './test-database.js';

export type Migrations = MigrationClass[];
/** `taken`: one line for each thing */
export interface Taken { readonly migration: string; readonly unusedSince?: string | undefined; readonly taken: readonly string[] }

interface Column { readonly type: string; /** an insert that does not name it is refused */ readonly demanded: boolean; readonly nullable: boolean; /** an insert that does not name it leaves it empty */ readonly empty: boolean }
interface Constraint { readonly definition: string; readonly columns: readonly string[] }
interface Table {
  readonly columns: ReadonlyMap<string, Column>;
  /** checks and foreign keys: name → definition and columns */
  readonly constraints: ReadonlyMap<string, Constraint>;
  /** unique indexes, primary keys among them, without their names */
  readonly unique: ReadonlyMap<string, readonly string[]>;
}
type Schema = ReadonlyMap<string, Table>;

interface TableRow { table: string; columns: [string, Column][]; constraints: [string, { definition: string; columns: string[] }][]; unique: [string, string[]][] }

/** All tables of `public` as they stand. */
async function schemaOf(runner: QueryRunner): Promise<Schema> {
  const rows = (await runner.query(`
    select c.relname as table,
      (select coalesce(json_agg(json_build_array(attname, json_build_object('type', format_type(atttypid, atttypmod), 'demanded', attnotnull and not atthasdef and attidentity = '', 'nullable', not attnotnull, 'empty', not attnotnull and not atthasdef))), '[]')
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

/** Most rows that are tried of one table. */
const MOST_ROWS = 10_000;

/** What a column may hold as far as these checks go: nothing, each word they name, one they do not. Undefined: more than can be tried. */
function valuesOf({ type, nullable }: Column, definitions: readonly string[]): string[] | undefined {
  const nothing = nullable ? ['null'] : [];
  if (type === 'text') return [...nothing, ...new Set(definitions.flatMap(words)), `'another'`];
  if (type === 'boolean') return [...nothing, 'true', 'false'];
  return type.startsWith('timestamp') ? [...nothing, 'now()'] : undefined;
}

/**
 * Does a check allow every row that the one before it allowed, while what is new to the table stays empty? Told by trying the rows that
 * the two can tell apart: they compare columns with words, and ask which are empty.
 */
async function allowsAll(runner: QueryRunner, was: Table, is: Table, [before, after]: readonly [Constraint, Constraint]): Promise<boolean> {
  const columns = [...new Set([...before.columns, ...after.columns])];
  const tried = columns.map((name) => {
    const column = is.columns.get(name);
    if (column === undefined) return undefined;
    const values = was.columns.has(name) ? valuesOf(column, [before.definition, after.definition]) : column.empty ? ['null'] : undefined;
    return values?.map((value) => `(${value}::${column.type})`);
  });
  const isCheck = [before, after].every(({ definition }) => definition.startsWith('CHECK ('));
  if (!isCheck || tried.includes(undefined) || tried.reduce((rows, values) => rows * (values?.length ?? 0), 1) > MOST_ROWS) return false;
  const rows = tried.map((values, index) => `(values ${values?.join(', ')}) v${index} ("${columns[index]}")`).join(' cross join ');
  const [first, second] = [before, after].map(({ definition }) => definition.slice('CHECK '.length));
  const refused = (await runner.query(`select 1 from ${rows} where ${first} is not false and ${second} is false limit 1`)) as unknown[];
  return refused.length === 0;
}

/** One line for each thing; tables that are new are nobody's yet. */
async function takenAway(runner: QueryRunner, before: Schema, after: Schema): Promise<string[]> {
  const taken: string[] = [];
  for (const [name, was] of before) {
    const is = after.get(name);
    taken.push(...(is === undefined ? [`table ${name}`] : (await takenFrom(runner, was, is)).map((what) => `${name}: ${what}`)));
  }
  return taken;
}

async function takenFrom(runner: QueryRunner, was: Table, is: Table): Promise<string[]> {
  const columns = [...was.columns].flatMap(([name, { type }]) => {
    const now = is.columns.get(name);
    return now === undefined ? [`column ${name}`] : now.type === type ? [] : [`type of ${name}`];
  });
  const demanded = [...is.columns].filter(([name, column]) => column.demanded && was.columns.get(name)?.demanded !== true).map(([name]) => `inserts without ${name}`);
  // what only columns that nobody knew can break, nobody breaks
  const isKnown = (names: readonly string[]): boolean => names.length === 0 || names.some((name) => was.columns.has(name));
  const refused: string[] = [];
  for (const [name, now] of is.constraints) {
    const then = was.constraints.get(name);
    const takes = then === undefined
      ? isKnown(now.columns) && ![...was.constraints.values()].some(({ definition }) => definition === now.definition)
      : !isAtLeastAsWide(then.definition, now.definition) && !(await allowsAll(runner, was, is, [then, now]));
    if (takes) refused.push(`rows against ${name}`);
  }
  // an empty value is like no other
  const isEmpty = (names: readonly string[]): boolean => names.some((name) => !was.columns.has(name) && is.columns.get(name)?.empty === true);
  const doubled = [...is.unique].filter(([definition, names]) => !was.unique.has(definition) && isKnown(names) && (definition.includes('NULLS NOT DISTINCT') || !isEmpty(names))).map(([definition]) => `rows twice in ${definition}`);
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
      const taken = await takenAway(runner, before, after);
      if (taken.length > 0) found.push({ migration: one.name ?? '', unusedSince, taken });
      before = after;
    }
    return found;
  } finally {
    await runner.release();
  }
}
