/** The load's own record against the desks' databases. */
import { DEPARTMENT_BOOKS, type Databases } from '../../books/databases.js';
import type { Load } from '../load/load.js';
import { oneEffect, realTimeOrder, sameReply, type Kept } from './held-against.js';

/** Findings, each with the promise it breaks. For a load that rests. */
export async function judgeLoad(load: Load, databases: Databases): Promise<string[]> {
  const { entries, staleReads } = load.ledger;
  const kept = await keptReplies(databases, entries.map(({ asked }) => asked.key));
  const tell = (id: string, findings: readonly string[]): string[] => findings.map((finding) => `${id} ${finding}`);
  return [
    ...tell('I1', oneEffect(entries, kept)), ...tell('I2', sameReply(entries, kept)), ...tell('I16', realTimeOrder(entries)), ...tell('I17', staleReads),
    ...tell('story', load.complaints),
  ];
}

async function keptReplies(databases: Databases, keys: readonly string[]): Promise<Map<string, Kept[]>> {
  const found = new Map<string, Kept[]>();
  for (const desk of DEPARTMENT_BOOKS) {
    const rows = await databases.rows<Kept>(desk, `
      select i.key, i.reply, case when i.reply->'fact'->>'factId' is null then null else (select count(*)::int from fact f where f.fact_id = (i.reply->'fact'->>'factId')::uuid) end as facts
      from idempotency i where i.key = any($1)`, [keys]);
    for (const row of rows) found.set(row.key, [...(found.get(row.key) ?? []), row]);
  }
  return found;
}
