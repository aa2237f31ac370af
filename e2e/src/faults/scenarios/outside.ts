/** Other systems that do not do what they should: F40. */
import { checkErp } from '../../books/check-erp.js';
import type { Scenario } from '../scenario.js';

const BOOKED_ELSEWHERE = 'S000-02, a posting is refused and ordered anew';
const isPost = (request: Buffer): boolean => request.subarray(0, 5).toString() === 'POST ';

/** It refuses, books and is cut off, and is not there at all: one voucher in the end. */
const books: Scenario = {
  fault: 'F40', does: 'the system that books is away, then books and is cut off, then refuses, while postings are under way', short: false,
  run: async (rig) => {
    const { load, stage } = rig;
    const { erp } = stage.parts.edges;
    const before = { ...erp.counts };
    erp.mode = 'refuse';
    const played = Promise.all([load.playOne(BOOKED_ELSEWHERE), load.playOne(BOOKED_ELSEWHERE)]);
    await Promise.race([load.until(() => erp.counts.resets > before.resets), played]);
    const refused = erp.counts.resets - before.resets;
    erp.heal();
    erp.breakNext(isPost, 'lose', 2);
    await played;
    return { evidence: { 'connections refused': refused, 'vouchers given and not told': erp.counts.repliesLost - before.repliesLost } };
  },
  after: async ({ databases, stage }) => {
    const booked = await databases.rows<{ no: string }>('finance', `select distinct return_no as no from posting`);
    return checkErp(databases, stage.parts.addresses.erp, booked.map(({ no }) => no));
  },
};

export const OUTSIDE_SYSTEMS: readonly Scenario[] = [books];
