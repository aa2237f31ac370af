import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { tellsOfTakingOver } from './take-over/take-over-desk.fixture.js';
import { correcting } from './testbed/correcting.fixture.js';
import { counting } from './testbed/counting.fixture.js';
import { issues } from './testbed/issue.fixture.js';
import { leavingAtOnce } from './testbed/leaving-at-once.fixture.js';
import { parcels } from './testbed/parcel.fixture.js';
import { wrongParcels } from './testbed/wrong-parcel.fixture.js';
import { printing } from './testbed/printing.fixture.js';
import { puttingAway } from './testbed/put-away.fixture.js';
import { scanning } from './testbed/scanning.fixture.js';
import { trueStock } from './testbed/true-stock.fixture.js';
import { count, portion, PUMP, WarehouseStand } from './testbed/warehouse-stand.js';

const LINE = PUMP;

describe('the desk of the warehouse', () => {
  let goods: WarehouseStand;
  let stand: DeskStand;
  beforeAll(async () => {
    goods = await WarehouseStand.start();
    stand = goods.desk;
  });
  afterAll(() => goods.stop());

  const record = (...asked: Parameters<WarehouseStand['record']>) => goods.record(...asked);
  const received = (qty: string) => goods.received(qty);
  const stockOf = (returnNo: string) => goods.stockOf(returnNo);
  const refused = (...attempt: Parameters<WarehouseStand['refused']>) => goods.refused(...attempt);

  trueStock(() => goods);
  parcels(() => goods);
  wrongParcels(() => goods);
  scanning(() => goods);
  puttingAway(() => goods);
  issues(() => goods);
  counting(() => goods);
  correcting(() => goods);
  leavingAtOnce(() => goods);
  printing(() => goods);
  tellsOfTakingOver(() => goods);

  it('B2: 验收: partial and over receipts are taken as what they are; a recount of the same consignment replaces it, the rest that comes later adds to it', async () => {
    const returnNo = await received('10');
    expect(await stockOf(returnNo)).toMatchObject({ received: '10.000000', pending: '10.000000' });
    expect((await record(returnNo, 'receive', count('12'), { round: 2 })).status).toBe(201);
    expect(await stockOf(returnNo)).toMatchObject({ received: '12.000000', pending: '12.000000' });
    // the rest that came later is a consignment of its own
    expect((await record(returnNo, 'receive', count('3'), { scope: { consignment: 'c2' } })).status).toBe(201);
    expect(await stockOf(returnNo)).toMatchObject({ received: '15.000000', pending: '15.000000' });
  });

  it('keeps every piece: what leaves is booked to its way out, what is left is pending', async () => {
    const returnNo = await received('10');
    await stand.status(returnNo, { lines: [{ line: 1, claimed: '10', arrived: '10', undecided: '0', ended: '0', portions: [{ portion: 'p1', qty: '2', goods: 'REWORK', remedy: 'REPAIR_RETURN', place: 'house' }] }] });
    expect((await record(returnNo, 'stock_in', { qty: '3', storeCode: 'FG-1' }, portion('3'))).status).toBe(201);
    expect((await record(returnNo, 'scrap', { qty: '4' }, portion('4'))).status).toBe(201);
    expect((await record(returnNo, 'send_back', { qty: '2', waybillRef: 'WB-1' }, portion('2'))).status).toBe(201);
    expect(await stockOf(returnNo)).toMatchObject({ restocked: '3.000000', scrapped: '4.000000', repaired: '2.000000', sent_back: '0.000000', pending: '1.000000' });
    const moves = (await stand.rows<{ return_no: string; kind: string; reference: string | null }>('stock_move')).filter((row) => row.return_no === returnNo);
    expect(moves.map(({ kind, reference }) => [kind, reference])).toEqual([['restocked', 'FG-1'], ['scrapped', null], ['repaired', 'WB-1']]);
  });

  it('books pieces that go back as they came apart from repaired ones', async () => {
    const returnNo = await received('5');
    expect((await record(returnNo, 'send_back', { qty: '5', waybillRef: 'WB-2' }, portion('5'))).status).toBe(201);
    expect(await stockOf(returnNo)).toMatchObject({ sent_back: '5.000000', repaired: '0.000000', pending: '0.000000' });
  });

  it('refuses to let out what is not there, whatever the task says', async () => {
    const returnNo = await received('2');
    const { taskId } = await stand.task('warehouse', 'stock_in', { returnNo, ...portion('3') });
    expect(await refused(() => stand.post(`/returns/${returnNo}/stock-moves`, 'e-keeper', { taskId, qty: '3', storeCode: 'FG-1' }), 422)).toEqual(['qty']);
  });

  it('two people cannot let the same piece out twice', async () => {
    const returnNo = await received('3');
    const one = await stand.task('warehouse', 'stock_in', { returnNo, taskId: 'p1/stockIn/1/1', ...portion('3') });
    const two = await stand.task('warehouse', 'scrap', { returnNo, taskId: 'p2/scrap/1/1', ...portion('3') });
    const answers = await Promise.all([
      stand.post(`/returns/${returnNo}/stock-moves`, 'e-keeper', { taskId: one.taskId, qty: '3', storeCode: 'FG-1' }),
      stand.post(`/returns/${returnNo}/scrappings`, 'e-keeper', { taskId: two.taskId, qty: '3' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await stockOf(returnNo)).toMatchObject({ pending: '0.000000' });
  });

  describe('goods that another desk has counted (S000-15, S001-02, S003-08: 验收 by sales or after-sales)', () => {
    const arrived = (returnNo: string, qty: string) => stand.status(returnNo, { lines: [{ line: 1, claimed: '10', arrived: qty, undecided: '0', ended: '0', portions: [] }] });
    const asked = (returnNo: string, qty: string, taskId: string) => stand.task('warehouse', 'stock_in', { returnNo, taskId, ...portion(qty) });
    const answered = async (returnNo: string, qty: string, taskId: string): Promise<number> => (await stand.post(`/returns/${returnNo}/stock-moves`, 'e-keeper', { taskId, qty, storeCode: 'FG-1' })).status;
    const stockIn = async (...task: [returnNo: string, qty: string, taskId: string]): Promise<number> => {
      await asked(...task);
      return answered(...task);
    };

    it('are stock of the house as the process says, and more of them when more have come', async () => {
      const returnNo = newReturnNo();
      await arrived(returnNo, '6');
      expect(await stockIn(returnNo, '7', 'p1/stockIn/1/1')).toBe(422);
      expect(await stockOf(returnNo)).toBeUndefined();
      expect(await stockIn(returnNo, '4', 'p1/stockIn/1/2')).toBe(201);
      expect(await stockOf(returnNo)).toMatchObject({ received: '6.000000', restocked: '4.000000', pending: '2.000000' });
      await arrived(returnNo, '10');
      expect(await stockIn(returnNo, '7', 'p1/stockIn/1/3')).toBe(422);
      expect(await stockIn(returnNo, '6', 'p1/stockIn/1/4')).toBe(201);
      expect(await stockOf(returnNo)).toMatchObject({ received: '10.000000', restocked: '10.000000', pending: '0.000000' });
    });

    it('two people cannot let the same piece out twice, though no row of it is there yet', async () => {
      const returnNo = newReturnNo();
      await arrived(returnNo, '3');
      const tasks = ['p1/stockIn/1/1', 'p2/stockIn/1/1'];
      // the process speaks of a return in order; the two people answer at once
      for (const taskId of tasks) await asked(returnNo, '3', taskId);
      expect((await Promise.all(tasks.map((taskId) => answered(returnNo, '3', taskId)))).sort()).toEqual([201, 422]);
      expect(await stockOf(returnNo)).toMatchObject({ received: '3.000000', restocked: '3.000000', pending: '0.000000' });
    });
  });

  it('the database itself refuses a line that does not add up', async () => {
    const returnNo = await received('2');
    await expect(stand.database.dataSource.query('update stock_line set pending = pending - 1 where return_no = $1', [returnNo])).rejects.toThrow(/stock_line_adds_up/);
  });

  it('验收 refuses a count that forgets a line', async () => {
    const { returnNo, taskId } = await stand.task('warehouse', 'receive', { lines: [LINE, { ...LINE, line: 2 }] });
    expect(await refused(() => stand.post(`/returns/${returnNo}/receipts`, 'e-keeper', { taskId, ...count('10') }), 422)).toEqual(['lines']);
  });

  it('B8: 我送检未回: what this desk has handed on and waits for, until the return ends', async () => {
    const returnNo = newReturnNo();
    await stand.status(returnNo);
    const sentOut = async () => ((await stand.get('/tasks?view=sent-out&limit=200', 'e-keeper')).body as unknown as { items: { returnNo: string; accepts: string }[] }).items.filter((one) => one.returnNo === returnNo).map(({ accepts }) => accepts);
    expect(await sentOut()).toEqual([]);
    expect((await record(returnNo, 'arrival_notice', { areaCode: 'RETURN-9', label: '退货待判' }, { menu: { label: '退货待判' } })).status).toBe(201);
    expect(await sentOut()).toEqual(['arrival_notice']);
    await stand.status(returnNo, { closed: true });
    expect(await sentOut()).toEqual([]);
  });

  it('放行 (S001-05 §5): the head of the warehouse, not who received; a refusal says why', async () => {
    const returnNo = await received('10');
    const owner = { dept: 'WAREHOUSE', role: 'whHead', head: 'gm' } as const;
    const { taskId } = await stand.task('warehouse', 'papers_approval', { returnNo, owner, menu: { gate: 'papers', level: 1, verdicts: ['accept', 'reject'], documents: ['packing_list'] } });
    const decide = (person: string, more: object = {}) => stand.post(`/returns/${returnNo}/papers-reviews`, person, { taskId, gate: 'papers', level: 1, verdict: 'accept', ...more });
    await refused(() => decide('e-keeper'), 403);
    expect(await refused(() => decide('e-whhead', { verdict: 'reject' }), 422)).toEqual(['reasonCode']);
    expect(await refused(() => decide('e-whhead', { level: 2 }), 422)).toEqual(['level']);
    expect((await Promise.all([decide('e-whhead'), decide('e-gm')])).map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await stand.rows<{ return_no: string }>('papers_review')).filter((row) => row.return_no === returnNo)).toMatchObject([{ consignment: 'c1', missing: ['packing_list'], level: 1, verdict: 'accept', reason_code: null }]);
  });

  it('放行 is never decided by who received the goods, whatever his office', async () => {
    const returnNo = newReturnNo();
    const counted = await stand.task('warehouse', 'receive', { returnNo });
    expect((await stand.post(`/returns/${returnNo}/receipts`, 'e-whhead', { taskId: counted.taskId, ...count('10') })).status).toBe(201);
    const { taskId } = await stand.task('warehouse', 'papers_approval', { returnNo, owner: { dept: 'WAREHOUSE', role: 'whHead', head: 'gm' }, menu: { gate: 'papers', level: 1, verdicts: ['accept', 'reject'] } });
    await refused(() => stand.post(`/returns/${returnNo}/papers-reviews`, 'e-whhead', { taskId, gate: 'papers', level: 1, verdict: 'accept' }), 403);
  });

  it('到货通知 refuses another label than the procedure’s (S000-04 §5.5)', async () => {
    const { returnNo, taskId } = await stand.task('warehouse', 'arrival_notice', { menu: { label: '暂停出货' } });
    const notice = (label: string) => stand.post(`/returns/${returnNo}/arrival-notices`, 'e-keeper', { taskId, areaCode: 'RETURN-AREA', label });
    expect(await refused(() => notice('合格'), 422)).toEqual(['label']);
    expect((await notice('暂停出货')).status).toBe(201);
  });

  it.each([
    ['hold', 'holds', { placeCode: 'A-1', label: '暂停出货', lines: [{ line: 1, qty: '7' }] }, 'shipment_hold'],
    ['arrive', 'arrivals', { packages: 2, packagingBroken: true, waybillRef: 'WB-9' }, 'arrival'],
    ['receive', 'receipts', count('10'), 'receipt'],
    ['arrival_notice', 'arrival-notices', { areaCode: 'RETURN-AREA', label: '退货待判' }, 'arrival_notice'],
    ['ship', 'shipments', { qty: '10', waybillRef: 'WB-5' }, 'supply_shipment'],
  ] as const)('%s: its row and its event once; strangers, unknown fields and a second completion change nothing', async (kind, noun, body, table) => {
    const { returnNo, taskId } = await stand.task('warehouse', kind);
    const send = (person: string | null, more: object = {}, key?: string) => stand.post(`/returns/${returnNo}/${noun}`, person, { taskId, ...body, ...more }, key);
    await refused(() => send(null), 401);
    await refused(() => send('e-qc'), 403);
    await refused(() => send('e-keeper-dg'), 404);
    await refused(() => send('e-keeper', { remark: 'x' }), 400);
    const first = await send('e-keeper', {}, `once-${kind}`);
    expect(first.status).toBe(201);
    expect((await send('e-keeper', {}, `once-${kind}`)).body).toEqual(first.body);
    expect((await stand.rows<{ return_no: string }>(table)).filter((row) => row.return_no === returnNo)).toHaveLength(1);
    expect((await stand.rows<{ subject: string }>('journal')).filter(({ subject }) => subject.endsWith(returnNo))).toHaveLength(1);
    if (kind === 'arrival_notice' || kind === 'ship') await refused(() => send('e-keeper'), 409);
  });
});
