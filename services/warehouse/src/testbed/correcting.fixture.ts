import { describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { count, portion, type WarehouseStand } from './warehouse-stand.js';

/** A10, B2: a count that is corrected later moves the stock with it. */
export function correcting(stand: () => WarehouseStand): void {
  /** Ten pieces that were counted. */
  const counted = async (): Promise<{ returnNo: string; factId: string }> => {
    const returnNo = newReturnNo();
    await stand().desk.status(returnNo);
    const { body } = await stand().record(returnNo, 'receive', count('10'));
    return { returnNo, factId: (body['fact'] as { factId: string }).factId };
  };
  const correct = (returnNo: string, factId: string, received: string, person = 'e-keeper', payload: object = count(received), key?: string) => stand().desk.post(`/returns/${returnNo}/corrections`, person, { factId, payload, reasonCode: 'typo' }, key);
  const refusal = async (attempt: () => ReturnType<typeof correct>, status: number) => {
    const { body } = await stand().refusal(attempt, status);
    return [body.code, ...(body.errors ?? []).map(({ path }) => path)];
  };
  /** Lines whose stock is not what their newest counts say. */
  const adrift = (): Promise<object[]> => stand().desk.database.dataSource.query(`
    select s.return_no, s.line from stock_line s left join (select distinct on (r.return_no, r.consignment, c.line) r.return_no, c.line, c.received from receipt_line c join receipt r using (fact_id)
      order by r.return_no, r.consignment, c.line, r.received_at desc, r.fact_id desc) l using (return_no, line) group by 1, 2, s.received, s.uncounted having s.received - s.uncounted <> coalesce(sum(l.received), 0)`);

  describe('counts that are corrected (B2, A10)', () => {
    it('B2 A10: stock follows the corrected count, up and down and again; a repeated request moves it once', async () => {
      const { returnNo, factId } = await counted();
      expect((await correct(returnNo, factId, '8', 'e-keeper', count('8'), 'correct-once')).status).toBe(201);
      expect((await correct(returnNo, factId, '8', 'e-keeper', count('8'), 'correct-once')).status).toBe(201);
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '8.000000', pending: '8.000000', uncounted: '0.000000' });
      expect((await correct(returnNo, factId, '12', 'e-whhead')).status).toBe(201);
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '12.000000', pending: '12.000000' });
      const kept = (await stand().desk.rows<{ return_no: string; corrects: string | null }>('receipt')).filter((row) => row.return_no === returnNo);
      expect(kept.map(({ corrects }) => corrects).sort()).toEqual([factId, factId, null].sort());
      expect(await adrift()).toEqual([]);
    });

    it('B2 A10: where goods have moved on it is refused with the reason and changes nothing: moved out, judged, counted again, ended', async () => {
      const { returnNo, factId } = await counted();
      expect((await stand().record(returnNo, 'stock_in', { qty: '7', storeCode: 'FG-1' }, portion('7'))).status).toBe(201);
      expect(await refusal(() => correct(returnNo, factId, '6'), 422)).toEqual(['goods-moved-on', 'payload.lines.0.received']);
      expect((await correct(returnNo, factId, '7')).status).toBe(201);
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '7.000000', restocked: '7.000000', pending: '0.000000' });
      const other = await counted();
      expect(await refusal(() => correct(other.returnNo, other.factId, '10', 'e-keeper', { ...count('10'), lines: [{ line: 2, received: '3' }] }), 422)).toEqual(['goods-moved-on', 'payload.lines', 'payload.lines.0.line']);
      await stand().decided(other.returnNo, ['p1', '10', 'SCRAP']);
      expect(await refusal(() => correct(other.returnNo, other.factId, '9'), 422)).toEqual(['goods-moved-on', 'payload.lines.0.received']);
      const again = await counted();
      expect((await stand().record(again.returnNo, 'receive', count('9'), { round: 2 })).status).toBe(201);
      expect(await refusal(() => correct(again.returnNo, again.factId, '8'), 409)).toEqual(['counted-again']);
      const ended = await counted();
      await stand().desk.status(ended.returnNo, { closed: true });
      expect(await refusal(() => correct(ended.returnNo, ended.factId, '8'), 409)).toEqual(['return-closed']);
      await stand().refused(() => correct(ended.returnNo, ended.factId, '8', 'e-qc'), 403);
    });

    it('B2 A10: a piece is not taken away by a correction and put away at once', async () => {
      const { returnNo, factId } = await counted();
      const { taskId } = await stand().desk.task('warehouse', 'stock_in', { returnNo, ...portion('10') });
      const answers = await Promise.all([correct(returnNo, factId, '9'), stand().desk.post(`/returns/${returnNo}/stock-moves`, 'e-keeper', { taskId, qty: '10', storeCode: 'FG-1' })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
      expect(await adrift()).toEqual([]);
    });

    it('B10 A10: a count at sales that is corrected there moves the stock too, once', async () => {
      const returnNo = newReturnNo();
      const [factId, correction] = [uuidv7(), uuidv7()];
      await stand().desk.hear('returns', 'receive', returnNo, count('10'), { factId });
      for (let heard = 0; heard < 2; heard += 1) await stand().desk.hear('returns', 'correct', returnNo, { factId, payload: count('8'), reasonCode: 'typo' }, { factId: correction });
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '8.000000', pending: '8.000000', uncounted: '0.000000' });
      expect(await adrift()).toEqual([]);
    });
  });
}
