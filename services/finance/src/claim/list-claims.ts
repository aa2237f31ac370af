import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { CLAIM_COLUMNS, type Claim, type ClaimState } from './claim-row.js';

/** Claims of the reader's plants, the nearest due time first. @param state undefined: what still waits for an answer or for money */
export async function listClaims(database: Database, actor: Actor, state: ClaimState | undefined, limit: number): Promise<Claim[]> {
  const rows = await database.query<Claim>(
    `select ${CLAIM_COLUMNS} from claim where company_code = $1 and plant_code = any($2) and case when $3::text is null then state in ('open', 'accepted') else state = $3 end
     order by due_at, id limit $4`, [actor.companyCode, actor.plantCodes, state ?? null, limit],
  );
  return rows.map((row) => readable(row, readingRights(actor)));
}
