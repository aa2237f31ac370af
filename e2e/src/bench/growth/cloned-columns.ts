/** How one closed return's rows become another return's: an SQL expression for each column. Pure. */

export interface Column {
  readonly name: string;
  /** as PostgreSQL writes it: text, jsonb, timestamp with time zone … */
  readonly type: string;
  /** the template's values as text, one for each of its rows */
  readonly values: readonly (string | null)[];
}
export interface Template {
  readonly columns: readonly Column[];
  /** columns of each unique index; an index on an expression is left out */
  readonly unique: readonly (readonly string[])[];
}
/** What is the template's own and becomes another's. */
export interface Own {
  /** text → SQL of the text that stands in its place; `n` is the number of the copy */
  readonly texts: ReadonlyMap<string, string>;
  /** ids that were made for the template's rows */
  readonly ids: ReadonlySet<string>;
  /** SQL of the days by which copy `n` lies further back */
  readonly daysBack: string;
}

const ID = '[0-9a-f]{8}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const HEX = `lpad(to_hex(n), 8, '0')`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const idsIn = (text: string): string[] => (text.match(new RegExp(ID, 'g')) ?? []);

interface Change { readonly sql: string; /** no two copies of any row have the same value */ readonly everywhere: boolean }

function changeOf({ name, type, values }: Column, own: Own): Change {
  const column = `t."${name}"`;
  const there = values.filter((value): value is string => value !== null);
  if (type.startsWith('timestamp') || type === 'date') return { sql: type === 'date' ? `${column} - (${own.daysBack})` : `${column} - make_interval(days => ${own.daysBack})`, everywhere: false };
  const texts = [...own.texts].filter(([text]) => there.some((value) => value.includes(text)));
  const ids = there.flatMap(idsIn);
  const ownIds = ids.filter((id) => own.ids.has(id));
  if (texts.length === 0 && ownIds.length === 0) return { sql: column, everywhere: false };
  let sql = `${column}::text`;
  for (const [text, other] of texts) sql = `replace(${sql}, ${quoted(text)}, ${other})`;
  if (ownIds.length > 0) {
    const strange = [...new Set(ids.filter((id) => !own.ids.has(id)))];
    sql = `regexp_replace(${sql}, ${quoted(`${strange.map((id) => `(?!${id})`).join('')}${ID}`)}, ${HEX} || '\\1', 'g')`;
  }
  const [first] = [...own.texts.keys()];
  const varies = (value: string | null): boolean => value !== null && ((first !== undefined && value.includes(first)) || idsIn(value).some((id) => own.ids.has(id)));
  return { sql: type === 'text' ? sql : `(${sql})::${type}`, everywhere: values.every(varies) };
}

/**
 * The expressions of a copy's columns over a template row `t` and the copy's number `n`. The first of `own.texts` is the return's
 * number, which alone is different in every copy; where no column of a unique index is, its last text column gets `-n`.
 * @throws Error when a unique index has no text column to tell copies apart
 */
export function copiedColumns({ columns, unique }: Template, own: Own): ReadonlyMap<string, string> {
  const changes = new Map(columns.map((column) => [column.name, changeOf(column, own)] as const));
  for (const index of unique) {
    if (!index.every((name) => changes.has(name))) continue; // an identity column: PostgreSQL numbers it anew
    if (index.some((name) => changes.get(name)?.everywhere)) continue;
    const last = index.filter((name) => columns.find((column) => column.name === name)?.type === 'text').at(-1);
    const change = last === undefined ? undefined : changes.get(last);
    if (last === undefined || change === undefined) throw new Error(`copies cannot differ in (${index.join(', ')})`);
    changes.set(last, { sql: `${change.sql} || '-' || n`, everywhere: true });
  }
  return new Map([...changes].map(([name, { sql }]) => [name, sql]));
}
