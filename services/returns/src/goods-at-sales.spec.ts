/** Goods that sales, customer service or after-sales judge, count, sort, send or handle themselves: every piece is spoken of, once. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { heardOnce } from './testbed/heard-once.fixture.js';
import { ReturnsStand } from './testbed/returns-stand.js';
import { tellsOfTakingOver } from './testbed/take-over.fixture.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const ask = () => stand.task('onsite', { clause: 'S000-04 §5.3', menu: { results: ['onsite', 'entrust', 'return'] }, lines: [{ line: 1, item: 'ITEM-1', qty: '10', unit: 'pcs' }] });

describe('现场结果 (S000-04 §5.3)', () => {
  it('A9: splits a line over results', async () => {
    const { returnNo, taskId } = await ask();
    const lines = [{ line: 1, qty: '4', result: 'onsite' }, { line: 1, qty: '6', result: 'return' }];
    expect((await stand.record('onsite', returnNo, { taskId, lines })).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.onsite-result-recorded.v1', body: { payload: { lines } } });
    expect((await stand.rowsOf('onsite_result', returnNo)).map((row) => `${String(row['position'])} ${String(row['qty'])} ${String(row['result'])}`)).toEqual(['0 4.000000 onsite', '1 6.000000 return']);
  });

  it.each<[string, object[], string]>([
    ['pieces without a result', [{ line: 1, qty: '9', result: 'return' }], 'lines'],
    ['more than is there', [{ line: 1, qty: '11', result: 'return' }], 'lines'],
    ['half a piece', [{ line: 1, qty: '9.5', result: 'return' }], 'lines.0.qty'],
    ['a result the procedure does not have', [{ line: 1, qty: '10', result: 'gift' }], 'lines.0.result'],
    ['another line', [{ line: 2, qty: '10', result: 'return' }], 'lines.0.qty'],
  ])('422: %s', async (_what, lines, path) => {
    const { returnNo, taskId } = await ask();
    await stand.refused([422, 'not-allowed'], () => stand.record('onsite', returnNo, { taskId, lines }), path);
  });

  it.each<[string, object[], string]>([
    ['minus one', [{ line: 1, qty: '-1', result: 'return' }], 'lines.0.qty'],
    ['none', [{ line: 1, qty: '0', result: 'return' }], 'lines.0.qty'],
    ['an unsafe number', [{ line: 1, qty: '9007199254740993', result: 'return' }], 'lines.0.qty'],
  ])('400: %s', async (_what, lines, path) => {
    const { returnNo, taskId } = await ask();
    await stand.refused([400, 'invalid'], () => stand.record('onsite', returnNo, { taskId, lines }), path);
  });
});

const TEN = [{ line: 1, item: 'ITEM-1', qty: '10', unit: 'pcs' as const }];
const OUTCOMES = [{ goods: 'RESTOCK' as const, remedies: ['REFUND_FULL' as const], clause: 'S000-02 §6' }, { goods: 'RETURN_TO_CUSTOMER' as const, remedies: ['NONE' as const], clause: 'S000-02 §7' }];
const restock = (qty: string) => ({ qty, goods: 'RESTOCK', remedy: 'REFUND_FULL' });
const sendBack = (qty: string) => ({ qty, goods: 'RETURN_TO_CUSTOMER', remedy: 'NONE' });
const judged = (...portions: object[]) => ({ lines: [{ line: 1, portions }] });
const counted = (received: string, more: object = {}) => ({ lines: [{ line: 1, received }], documents: ['slip'], signedBy: ['e-cs'], ...more });
const sorted = (...parts: [qty: string, grade: string][]) => ({ lines: parts.map(([qty, grade]) => ({ line: 1, qty, class: grade })) });
const AFTER = { dept: 'AFTER_SALES', role: 'after', head: 'afterHead' } as const;
const CS = { dept: 'SERVICE', role: 'cs', head: 'csHead' } as const;

interface Act { readonly kind: 'dispose' | 'receive' | 'sort' | 'onsite_done' | 'ship' | 'send_back'; readonly person: string; readonly task: Partial<TaskStatement>; readonly type: string; readonly body: object; readonly table: string; readonly rows: object[] }
/** Somebody who may record such a fact where it is asked of him. */
const STRANGER: { readonly [K in Act['kind']]?: string } = { sort: 'e-qc', ship: 'e-keeper' };
const ACTS: readonly Act[] = [
  {
    kind: 'dispose', person: 'e-cs', task: { owner: CS, menu: { outcomes: OUTCOMES } }, type: 'returns.disposition-decided.v1', body: { ...judged(restock('6'), sendBack('4')), faultCode: 'customer' }, table: 'disposition',
    rows: [{ line: 1, qty: '6.000000', line_qty: '10.000000', goods: 'RESTOCK', remedy: 'REFUND_FULL', fault_code: 'customer' }, { line: 1, qty: '4.000000', line_qty: '10.000000', goods: 'RETURN_TO_CUSTOMER', remedy: 'NONE' }],
  },
  { kind: 'receive', person: 'e-cs', task: { owner: CS }, type: 'returns.goods-received.v1', body: counted('12'), table: 'receipt', rows: [{ consignment: 'c1', documents: ['slip'], signed_by: ['e-cs'] }] },
  {
    kind: 'sort', person: 'e-after', task: { owner: AFTER, menu: { grades: ['good', 'bad'] } }, type: 'returns.goods-sorted.v1', body: sorted(['7', 'good'], ['3', 'bad']), table: 'sorted_goods',
    rows: [{ qty: '7.000000', line_qty: '10.000000', class: 'good' }, { qty: '3.000000', line_qty: '10.000000', class: 'bad' }],
  },
  {
    kind: 'onsite_done', person: 'e-sales', task: { scope: { portion: 'p1' } }, type: 'returns.onsite-work-completed.v1', body: { qtyOk: '8', qtyFailed: '2', hours: 1.5, cost: 4_000 }, table: 'onsite_work',
    rows: [{ portion: 'p1', qty: '10.000000', qty_ok: '8.000000', qty_failed: '2.000000', hours: '1.50', cost_fen: '4000' }],
  },
  { kind: 'ship', person: 'e-after', task: { owner: AFTER, scope: { supply: 's1' } }, type: 'returns.replenishment-shipped.v1', body: { qty: '4', waybillRef: 'SF1' }, table: 'shipment', rows: [{ what: 'supply', about: 's1', qty: '4.000000', asked_qty: '10.000000', waybill_ref: 'SF1' }] },
  { kind: 'send_back', person: 'e-sales', task: { scope: { portion: 'p1' } }, type: 'returns.goods-sent-back.v1', body: { qty: '10', waybillRef: 'SF2' }, table: 'shipment', rows: [{ what: 'back', about: 'p1', qty: '10.000000', asked_qty: '10.000000', waybill_ref: 'SF2' }] },
];

describe.each(ACTS)('$kind', ({ kind, person, task, type, body, table, rows }) => {
  const open = () => stand.task(kind, { lines: TEN, ...task });

  it('keeps its rows and tells the process, once for one key', async () => {
    const { returnNo, taskId } = await open();
    const answers = await Promise.all([1, 2].map(() => stand.record(kind, returnNo, { taskId, ...body }, person, `goods-${kind}`)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect((await stand.events(returnNo)).slice(1)).toMatchObject([{ type, body: { taskId, payload: body } }]);
    expect(await stand.rowsOf(table, returnNo)).toMatchObject(rows);
  });

  it('403 for who does not hold the role of the task', async () => {
    const { returnNo, taskId } = await open();
    await stand.refused([403, 'not-your-task'], () => stand.record(kind, returnNo, { taskId, ...body }, STRANGER[kind] ?? 'e-after'));
  });
});

it.each<[Act['kind'], string, object, string, string]>([
  ['dispose', 'a rest', judged(restock('9')), 'lines.0.portions', 'e-cs'],
  ['dispose', 'more than is there', judged(restock('9'), sendBack('2')), 'lines', 'e-cs'],
  ['dispose', 'what the procedure does not allow', judged({ ...restock('10'), goods: 'SCRAP' }), 'lines.0.portions.0.goods', 'e-cs'],
  ['dispose', 'a remedy of another outcome', judged({ ...sendBack('10'), remedy: 'REFUND_FULL' }), 'lines.0.portions.0.remedy', 'e-cs'],
  ['receive', 'a line that was not announced', counted('1', { lines: [{ line: 1, received: '1' }, { line: 2, received: '1' }] }), 'lines.1.received', 'e-cs'],
  ['receive', 'half a piece', counted('9.5'), 'lines.0.received', 'e-cs'],
  ['sort', 'a rest', sorted(['9', 'good']), 'lines', 'e-after'],
  ['sort', 'more than is there', sorted(['9', 'good'], ['2', 'bad']), 'lines', 'e-after'],
  ['sort', 'a class the procedure does not have', sorted(['10', 'fair']), 'lines.0.class', 'e-after'],
  ['onsite_done', 'a rest', { qtyOk: '8', qtyFailed: '1', hours: 0, cost: 0 }, 'qtyOk', 'e-sales'],
  ['ship', 'more than is owed', { qty: '11', waybillRef: 'SF1' }, 'qty', 'e-after'],
  ['send_back', 'more than is there', { qty: '11', waybillRef: 'SF2' }, 'qty', 'e-sales'],
])('422 %s: %s', async (kind, _what, body, path, person) => {
  const { returnNo, taskId } = await stand.task(kind, { lines: TEN, ...ACTS.find((act) => act.kind === kind)?.task });
  await stand.refused([422, 'not-allowed'], () => stand.record(kind, returnNo, { taskId, ...body }, person), path);
});

describe('验收 at this desk', () => {
  it('counts what came before anybody asked, line by line of the registration', async () => {
    const returnNo = await stand.register();
    await stand.refused([422, 'not-allowed'], () => stand.record('receive', returnNo, counted('1', { lines: [{ line: 7, received: '1' }] }), 'e-cs'), 'lines.0.received');
    expect((await stand.record('receive', returnNo, counted('3'), 'e-cs')).status).toBe(201);
    expect(await stand.rowsOf('receipt_line', returnNo)).toMatchObject([{ line: 1, received: '3.000000' }]);
  });

  it('wants every signature of a joint receipt (S001-12)', async () => {
    const { returnNo, taskId } = await stand.task('receive', { owner: CS, lines: TEN, menu: { signers: ['keeper', 'cs'] } });
    await stand.refused([422, 'not-allowed'], () => stand.record('receive', returnNo, { taskId, ...counted('10', { signedRoles: ['cs'] }) }, 'e-cs'), 'signedRoles');
    expect((await stand.record('receive', returnNo, { taskId, ...counted('10', { signedRoles: ['cs', 'keeper'] }) }, 'e-cs')).status).toBe(201);
  });
});

describe('the database itself', () => {
  const query = (sql: string, parameters: unknown[] = []) => stand.desk.database.dataSource.query(sql, parameters);

  it.each([['disposition', 'e-cs'], ['sorted_goods', 'e-after']] as const)('refuses parts of %s that are not the whole line', async (table, person) => {
    const act = ACTS.find((one) => one.table === table)!;
    const { returnNo, taskId } = await stand.task(act.kind, { lines: TEN, ...act.task });
    expect((await stand.record(act.kind, returnNo, { taskId, ...act.body }, person)).status).toBe(201);
    await expect(query(`update ${table} set qty = qty + 1 where return_no = $1 and position = 0`, [returnNo])).rejects.toThrow(`${table}_adds_up`);
  });

  it('refuses a parcel above what was asked, and on-site work that forgets pieces', async () => {
    await expect(query(`update shipment set qty = asked_qty + 1`)).rejects.toThrow('shipment_within_asked');
    await expect(query(`update onsite_work set qty_ok = qty_ok - 1`)).rejects.toThrow('onsite_work_adds_up');
  });
});

heardOnce(() => stand);
tellsOfTakingOver(() => stand);
