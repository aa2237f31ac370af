/** Statements with parameters are named, so that PostgreSQL parses and plans each text once per connection. */
import { createHash } from 'node:crypto';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, type QueryRunner } from 'typeorm';
import { isStalePlan } from './database-errors.js';

export interface StatementResult {
  records: object[];
  /** Rows changed, or read. */
  affected: number;
}

/** What is used of pg's client. */
interface Connection {
  query(statement: { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: object[]; rowCount: number | null }>;
}

/** Each name holds a plan in every connection of the pool; texts beyond this number stay unnamed. */
const MOST_NAMES = 500;
const names = new Map<string, string>();
/** Part of the names: raised when the schema has outdated plans, so that they are made anew under new names. */
let edition = 1;

/** Runs one statement on the runner's connection, as `runner.query` does: same transaction, same errors. */
export async function runStatement(runner: QueryRunner, text: string, parameters: readonly unknown[]): Promise<StatementResult> {
  const name = parameters.length > 0 ? nameOf(text) : undefined;
  if (name === undefined) {
    const { records, affected } = (await runner.query(text, [...parameters], true)) as { records?: object[]; affected?: number | null };
    return { records: records ?? [], affected: affected ?? 0 };
  }
  if (runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
  const connection = (await runner.connect()) as Connection;
  const planned = edition;
  try {
    const { rows, rowCount } = await connection.query({ name, text, values: parameters });
    return { records: rows, affected: rowCount ?? 0 };
  } catch (error) {
    if (isStalePlan(error) && edition === planned) forgetPlans();
    throw new QueryFailedError(text, [...parameters], error as Error);
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = `g${edition}_${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;
  names.set(text, name);
  return name;
}

function forgetPlans(): void {
  edition += 1;
  names.clear();
}
