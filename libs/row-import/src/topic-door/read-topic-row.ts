/** A record of an import topic → its row, or what is wrong with it as a whole; what its fields say is judged by whoever keeps them. Pure. */
import type { z } from 'zod';
import type { CellFault } from '../columns/column.js';

/** The key is the external id; a record without value deletes nothing. */
export function readTopicRow<Row extends { readonly externalId: string }>(schema: z.ZodType<Row>, record: { readonly key: Buffer | null; readonly value: Buffer | null }): { readonly row: Row } | { readonly faults: readonly CellFault[] } {
  const refuse = (field: string, code: string, zh: string, en: string) => ({ faults: [{ field, code, zh, en }] });
  if (record.value === null || record.value.length === 0) return refuse('', 'no-value', '没有内容的记录不会删除任何数据。', 'A record without value deletes nothing.');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(record.value));
  } catch {
    return refuse('', 'no-json', '不是 UTF-8 的 JSON。', 'Not JSON in UTF-8.');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { faults: parsed.error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), code: issue.code, zh: `字段无效：${issue.message}`, en: issue.message })) };
  if (record.key?.toString('utf8') !== parsed.data.externalId) return refuse('externalId', 'key-differs', '消息键须为外部编号。', 'The key must be the external id.');
  return { row: parsed.data };
}

/** Longest text of a refused row that is told back. */
const MOST_TEXT = 20_000;
/** Reasons and text of a refused row, as its event takes them. */
export const rejection = (faults: readonly CellFault[], value: Buffer | null) => ({
  reasons: faults.slice(0, 50).map((fault) => ({ ...fault, field: fault.field.slice(0, 80), zh: fault.zh.slice(0, 300), en: fault.en.slice(0, 300) })),
  row: (value?.toString('utf8') ?? '').slice(0, MOST_TEXT).replaceAll('\0', ''),
});

/** Rows in rounds, so that of several with one key the last is kept last. */
export function inRounds<T>(rows: readonly T[], keysOf: (row: T) => readonly string[]): T[][] {
  const rounds: T[][] = [];
  let rest = rows;
  while (rest.length > 0) {
    const seen = new Set<string>();
    const first = new Set(rest.filter((row) => ![...keysOf(row)].map((key) => seen.has(key) || !seen.add(key)).some(Boolean)));
    rounds.push([...first]);
    rest = rest.filter((row) => !first.has(row));
  }
  return rounds;
}
