/** 期初在途 at sales: what was reviewed, instructed and agreed with the customer before Guitu. */
import { OLD_NUMBER, takenOverReturn, type Before } from '@guitu/task-desk/testbed/taken-over';
import { describe, expect, it } from '@jest/globals';
import type { ReturnsStand } from './returns-stand.js';

const LINES = [{ line: 1, item: 'ITEM-1', qty: '10', unit: 'pcs' as const }];
const REVIEWED: Before = { desk: 'returns', kind: 'review', task: { lines: LINES, menu: { gate: 'return', level: 1, verdicts: ['accept', 'reject'] } }, payload: { gate: 'return', level: 1, verdict: 'accept' } };
const instructed = (no: string): Before => ({
  desk: 'returns', kind: 'instruct', task: { lines: LINES, menu: { documents: ['slip'], fields: ['lotDueDate'] } },
  // due a day after it was issued, which is long past
  payload: { addressCode: 'WH-1', freightPayer: 'company', forms: [{ code: 'slip', no, lotDueDate: new Date(Date.now() - 50 * 86_400_000).toISOString().slice(0, 10) }] },
});
const found = (qty: string): Before => ({
  desk: 'returns', kind: 'onsite', task: { lines: LINES, menu: { results: ['onsite', 'return'] } }, payload: { lines: [{ line: 1, qty, result: 'return' }, { line: 1, qty: '4', result: 'onsite' }] },
});
const SENT: Before = { desk: 'returns', kind: 'dispatched', payload: { carrierCode: 'SF', waybillRef: 'SF-OLD-1', eta: Date.now() - 52 * 86_400_000 } };

export function tellsOfTakingOver(stand: () => ReturnsStand): void {
  describe('期初在途', () => {
    it('review, on-site results, instruction and dispatch are here with their numbers and times, and the next fact follows them', async () => {
      const returnNo = await stand().register();
      const load = takenOverReturn(returnNo, [REVIEWED, found('6'), instructed('XT-OLD-1'), SENT]);
      await stand().desk.takeOver(load);
      expect(await stand().rowsOf('review', returnNo)).toMatchObject([{ verdict: 'accept', level: 1 }]);
      expect(await stand().rowsOf('onsite_result', returnNo)).toMatchObject([{ qty: '6.000000' }, { qty: '4.000000' }]);
      expect(await stand().rowsOf('return_slip', returnNo)).toMatchObject([{ no: 'XT-OLD-1' }]);
      expect(await stand().rowsOf('dispatch', returnNo)).toMatchObject([{ waybill_ref: 'SF-OLD-1' }]);
      // told to nobody again: the journal has the registration alone
      expect((await stand().events(returnNo)).map(({ type }) => type)).toEqual(['returns.return-registered.v1']);
      const { entries } = (await stand().desk.get(`/returns/${returnNo}/timeline?only=facts&limit=3`, 'e-saleshead')).body as unknown as { entries: { at: number; type: string }[] };
      expect(entries.map(({ type, at }) => [type, at])).toEqual([load.register, ...load.facts.slice(0, 2)].map(({ kind, recordedAt }) => [{ register: 'returns.return-registered.v1', review: 'returns.return-reviewed.v1', onsite: 'returns.onsite-result-recorded.v1' }[kind as 'register'], recordedAt]));
      const known: { number: string }[] = await stand().desk.database.dataSource.query('select number from known_number where return_no = $1', [returnNo]);
      expect(known.map(({ number }) => number).sort()).toEqual(['SF-OLD-1', 'XT-OLD-1']);

      const rows = async () => (await stand().desk.rows<{ return_no: string }>('fact')).filter((row) => row.return_no === returnNo).length;
      const before = await rows();
      await stand().desk.takeOver(load);
      expect([await rows(), (await stand().rowsOf('review', returnNo)).length]).toEqual([before, 1]);

      const { taskId } = await stand().desk.task('returns', 'discrepancy', { returnNo, lines: LINES, menu: { results: ['accept'] } });
      expect((await stand().record('discrepancy', returnNo, { taskId, lines: [{ line: 1, qty: '10', result: 'accept' }], reasonCode: 'counted' })).status).toBe(201);
    });

    it.each<[string, readonly Before[], string]>([
      ['more agreed on site than was returned', [REVIEWED, found('7')], 'onsite'],
      ['a slip number of another return', [REVIEWED, instructed('XT-OLD-1')], 'instruct'],
    ])('%s: nothing of it is written, and the head finds it listed', async (_what, facts, kind) => {
      const returnNo = await stand().register();
      await stand().desk.takeOver(takenOverReturn(returnNo, facts));
      for (const table of ['review', 'onsite_result', 'instruction', 'return_slip']) expect([table, await stand().rowsOf(table, returnNo)]).toEqual([table, []]);
      const { takeOvers } = (await stand().desk.get('/anomalies', 'e-saleshead')).body as unknown as { takeOvers: { returnNo: string }[] };
      expect(takeOvers.find((one) => one.returnNo === returnNo)).toMatchObject({ externalId: OLD_NUMBER, kind, zh: expect.any(String) });
    });
  });
}
