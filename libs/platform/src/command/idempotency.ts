/** The ledger of replies: the key's row, the work and the reply commit together (design.md §6). */
import { createHash } from 'node:crypto';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '../http/problem.js';

export interface RequestIdentity {
  readonly companyCode: string;
  readonly staff: string;
  readonly key: string;
  /** method and full path */
  readonly route: string;
  readonly bodyHash: Buffer;
}

/** SHA-256 of the JSON value with sorted keys, so that the order in which a client writes fields does not matter. */
export function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value, sortedKeys) ?? '').digest();
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Takes the key. A twin still in flight is waited for (the insert blocks on its row), so two replies can never differ.
 * @returns the stored reply when this request was answered before, else undefined
 * @throws Problem 422 when the key was used for something else
 */
export async function takeKey(tx: Transaction, request: RequestIdentity): Promise<object | undefined> {
  const { companyCode, staff, key, route, bodyHash } = request;
  const taken = await tx.execute(
    'insert into idempotency (company_code, staff, key, route, body_hash) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [companyCode, staff, key, route, bodyHash],
  );
  if (taken === 1) return undefined;
  const [row] = await tx.query<{ route: string; body_hash: Buffer; reply: object | null }>(
    'select route, body_hash, reply from idempotency where company_code = $1 and staff = $2 and key = $3', [companyCode, staff, key],
  );
  if (row === undefined || row.reply === null) throw Problem.conflict('busy', '同一请求正在处理，请稍后重试。', 'The same request is being worked on; try again.');
  if (row.route !== route || !row.body_hash.equals(bodyHash)) {
    throw Problem.unprocessable('idempotency-key-reused', '此幂等键已用于另一个请求。', 'This Idempotency-Key was used for another request.');
  }
  return row.reply;
}

export async function keepReply(tx: Transaction, { companyCode, staff, key }: RequestIdentity, reply: object): Promise<void> {
  await tx.execute('update idempotency set reply = $4 where company_code = $1 and staff = $2 and key = $3', [companyCode, staff, key, JSON.stringify(reply)]);
}
