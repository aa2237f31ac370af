import type { Transaction } from '@guitu/persistence/transaction';
import type { AboutReturn } from './about-return.js';
import type { StoredBody } from './timeline.rules.js';

/** Source of entries that are neither facts nor effects: what people of the house say to each other about a return. */
export const MESSAGES = 'messages';

/** Adds a message to the timeline in the transaction that sends it. Messages of one return are added one after the other. */
export async function addMessage(tx: Transaction, { about, id, type, at, body }: { about: AboutReturn; id: string; type: string; at: number; body: StoredBody }): Promise<void> {
  await tx.execute(
    `insert into timeline_entry (company_code, return_no, source, seq, plant_code, event_id, type, at, body)
     select $1, $2, $3, coalesce(max(seq), 0) + 1, $4, $5, $6, $7, $8 from timeline_entry where company_code = $1 and return_no = $2 and source = $3`,
    [about.companyCode, about.returnNo, MESSAGES, about.plantCode, id, type, new Date(at), JSON.stringify(body)],
  );
}
