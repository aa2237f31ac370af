import { MOST_ALARMS, type Wrong } from '@guitu/contracts/http/alarms';
import type { Database } from '@guitu/persistence/database';
import type { Watch } from '@guitu/platform/alarms/watch';

/** 索赔时限: claims whose time is nearly up or over without an answer; finance hears of each daily until it is answered. */
export const claimWatch = (database: Database): Watch => ({
  name: 'claims', kinds: ['claim_due'],
  look: async () => {
    const rows = await database.query<{ company: string; plant: string; returnNo: string; party: string }>(
      `select company_code as company, plant_code as plant, return_no as "returnNo", party_code as party from claim
       where state = 'open' and due_at - (due_at - counts_from) * 0.25 <= clock_timestamp() group by 1, 2, 3, 4 order by min(due_at), 3, 4 limit $1`, [MOST_ALARMS],
    );
    return rows.map(({ company: companyCode, plant: plantCode, returnNo, party }): Wrong => ({ kind: 'claim_due', companyCode, plantCode, ref: `${returnNo}-${party}`.slice(0, 40), returnNo, role: 'fin' }));
  },
});
