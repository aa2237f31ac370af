/** 期初在途 at finance: what was audited, approved, booked and paid before Guitu. Amounts in Fen, worked out by hand. */
import type { ReturnTakenOver } from '@guitu/contracts/events/return-taken-over';
import type { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { OLD_NUMBER, takenOverReturn, type Before } from '@guitu/task-desk/testbed/taken-over';
import { describe, expect, it } from '@jest/globals';

const at = (kind: string, menu: object, rev = 1) => ({ task: { taskId: `case/${kind}/1/1`, rev, scope: {}, lines: [], menu } });
const AUDITED: Before = { desk: 'finance', kind: 'audit', ...at('audit', { amount: 170_000, documents: ['slip'] }), payload: { verdict: 'accept', net: 170_000, differences: [] } };
const APPROVED: Before = { desk: 'finance', kind: 'settlement_approval', ...at('settlement_approval', { gate: 'settlement', level: 1, amount: 170_000 }), payload: { gate: 'settlement', level: 1, verdict: 'accept' } };
const posted = (net: number, of: number, voucherNo: string, rev = 1): Before => ({ desk: 'finance', kind: 'post', ...at('post', { amount: of }, rev), payload: { net, methodCode: 'receivable', voucherNo } });
const paid = (amount: number, of: number, voucherNo: string): Before => ({ desk: 'finance', kind: 'refund_paid', ...at('refund_paid', { amount: of, routes: ['original'] }), payload: { amount, routeCode: 'original', voucherNo } });

export function tellsOfTakingOver(stand: () => DeskStand): void {
  const rowsOf = async (table: string, returnNo: string) => (await stand().rows<{ return_no: string }>(table)).filter((row) => row.return_no === returnNo);
  const settlement = async (returnNo: string) => (await stand().get(`/settlements/${returnNo}`, 'e-finhead')).body;
  const load = (returnNo: string, ...facts: Before[]): ReturnTakenOver => {
    const { companyCode, plantCode } = takenOverReturn(returnNo, []);
    const because = { rule: 'net', clause: 'S000-03 §1 (R09)', policy: 'S000-03@1', inputs: {}, result: 170_000, because: [] };
    return takenOverReturn(returnNo, facts, {
      proposals: [{ companyCode, plantCode, returnNo, round: 1, gross: 200_000, net: 170_000, deductions: [{ code: 'packLoss', amount: 30_000 }], lines: [{ line: 1, remedy: 'RECEIVABLE_OFFSET', net: 170_000 }], because }],
    });
  };

  describe('期初在途', () => {
    it('audit, approval and part of the posting are here with their papers and numbers, dated as they were, and the rest is booked', async () => {
      const returnNo = newReturnNo();
      const heard = load(returnNo, AUDITED, APPROVED, posted(100_000, 170_000, 'OLD-V1'));
      await stand().takeOver(heard);
      expect(await settlement(returnNo)).toMatchObject({
        proposals: [{ round: 1, net: 170_000 }], papers: [{ code: 'slip', state: 'original', formNo: OLD_NUMBER }], audit: { verdict: 'accept', net: 170_000, valid: true },
        reviews: [{ level: 1, verdict: 'accept', amount: 170_000 }], account: { approved: 170_000, posted: 100_000, paid: 0 }, postings: [{ kind: 'settlement', mode: 'manual', state: 'booked', voucherNo: 'OLD-V1' }], blockedBy: [],
      });
      const [posting] = (await rowsOf('posting', returnNo)) as unknown as { booked_at: Date; ordered_at: Date }[];
      expect([posting?.booked_at.getTime(), posting?.ordered_at.getTime()]).toEqual([heard.facts[2]?.recordedAt, heard.facts[2]?.recordedAt]);
      const before = await stand().contents();
      await stand().takeOver(heard);
      expect(await stand().contents()).toEqual(before);

      const { taskId } = await stand().task('finance', 'post', { returnNo, taskId: 'case/post/1/1', rev: 2, scope: {}, lines: [], menu: { amount: 70_000 } });
      const post = (net: number, voucherNo: string) => stand().post(`/returns/${returnNo}/postings`, 'e-fin', { taskId, net, methodCode: 'receivable', voucherNo });
      // the old number is for ever, and no more is left than was approved
      expect((await post(70_000, 'OLD-V1')).body.errors?.map(({ path }) => path)).toEqual(['voucherNo']);
      expect((await post(70_001, 'NEW-V1')).status).toBe(422);
      expect((await post(70_000, 'NEW-V1')).status).toBe(201);
      expect((await settlement(returnNo))['account']).toMatchObject({ approved: 170_000, posted: 170_000 });
    });

    it('a refund that failed and one that was paid stand in the account, though postings of today are a connector’s', async () => {
      const returnNo = newReturnNo();
      await stand().database.dataSource.query(`insert into posting_mode (company_code, kind, mode, set_by) values ('GT01', 'settlement', 'off', 'e-finhead'), ('GT01', 'refund', 'off', 'e-finhead')`);
      try {
        const failed: Before = { desk: 'finance', kind: 'refund_failed', ...at('refund_paid', { amount: 170_000, routes: ['original'] }), payload: { code: 'account_closed', retryable: true, routeCode: 'original' } };
        await stand().takeOver(load(returnNo, AUDITED, posted(170_000, 170_000, 'OLD-V2'), failed, paid(50_000, 170_000, 'OLD-P2')));
      } finally {
        await stand().database.dataSource.query('delete from posting_mode');
      }
      expect((await settlement(returnNo))['account']).toMatchObject({ approved: 170_000, posted: 170_000, paid: 50_000 });
      expect((await rowsOf('refund_attempt', returnNo)) as object[]).toMatchObject([{ failure_code: 'account_closed' }, { amount: '50000', failure_code: null }]);
    });

    it.each<[string, readonly Before[], string, string]>([
      ['more booked than was approved', [AUDITED, posted(170_001, 170_000, 'OLD-V3')], 'post', 'net'],
      ['more paid than was booked', [AUDITED, posted(100_000, 170_000, 'OLD-V4'), paid(100_001, 170_000, 'OLD-P4')], 'refund_paid', ''],
      ['an audit of another amount than its proposal', [{ ...AUDITED, payload: { verdict: 'accept', net: 160_000, differences: [] } }], 'audit', 'net'],
    ])('%s: nothing of it is written, and the head finds it listed', async (_what, facts, kind, path) => {
      const returnNo = newReturnNo();
      await stand().takeOver(load(returnNo, ...facts));
      for (const table of ['fact', 'task', 'proposal', 'audit', 'paper', 'posting', 'settlement_account', 'refund_attempt']) expect([table, await rowsOf(table, returnNo)]).toEqual([table, []]);
      const { takeOvers } = (await stand().get('/anomalies', 'e-finhead')).body as unknown as { takeOvers: { returnNo: string }[] };
      expect(takeOvers.find((one) => one.returnNo === returnNo)).toMatchObject({ externalId: OLD_NUMBER, kind, errors: path === '' ? [] : [{ path }] });
    });
  });
}
