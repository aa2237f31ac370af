import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import production from './service.js';

const PORTION = { scope: { portion: 'p1' }, lines: [{ line: 1, item: 'PUMP', qty: '5', unit: 'pcs' as const, portion: 'p1' }] };
const PLANNING = { owner: { dept: 'PLANNING' as const, role: 'pmc', head: 'pmcHead' } };

/** What each action needs to succeed, and the row it must leave. */
const ACTIONS: { kind: FactKind; noun: string; person: string; task: Partial<TaskStatement>; body: object; table: string; row: object; event: string }[] = [
  {
    kind: 'hold', noun: 'holds', person: 'e-prod', task: {}, table: 'production_hold', event: 'production.hold-placed.v1',
    body: { placeCode: 'LINE-3', label: '暂停生产', lines: [{ line: 1, qty: '0' }] }, row: { place_code: 'LINE-3', line: 1, qty: '0.000000', placed_by: 'e-prod' },
  },
  {
    kind: 'order', noun: 'rework-orders', person: 'e-pmc', task: { ...PORTION, ...PLANNING }, table: 'rework_order', event: 'production.rework-ordered.v1',
    body: { orderNo: 'MO-1001', qty: '5', priority: true }, row: { order_no: 'MO-1001', qty: '5.000000', portion: 'p1', ordered_by: 'e-pmc' },
  },
  {
    kind: 'repair', noun: 'rework-completions', person: 'e-prod', task: { ...PORTION, taskId: 'p1/rework/2/1', round: 2 }, table: 'rework_completion', event: 'production.rework-completed.v1',
    body: { qtyDone: '3', qtyUnrepairable: '1', hours: 1.25, material: [{ item: 'SEAL', qty: '3' }] }, row: { qty_done: '3.000000', qty_unrepairable: '1.000000', hours: '1.25', round: 2, portion: 'p1' },
  },
  {
    kind: 'make', noun: 'replenishments-made', person: 'e-prod', task: { ...PORTION, scope: { supply: 's1' } }, table: 'replenishment', event: 'production.replenishment-made.v1',
    body: { qty: '5' }, row: { supply: 's1', qty: '5.000000', made_by: 'e-prod' },
  },
];

describe('the desk of production', () => {
  let stand: DeskStand;
  beforeAll(async () => {
    stand = await DeskStand.start(production);
  });
  afterAll(() => stand.stop());

  const refused = async (returnNo: string, noun: string, person: string | null, body: object, status: number) => {
    const before = await stand.contents();
    const answer = await stand.post(`/returns/${returnNo}/${noun}`, person, body);
    expect({ status: answer.status, zh: answer.body.zh, en: answer.body.en }).toEqual({ status, zh: expect.any(String), en: expect.any(String) });
    expect(await stand.contents()).toEqual(before);
    return answer;
  };

  it.each(ACTIONS)('$kind leaves its row and its event, once', async ({ kind, noun, person, task: more, body, table, row, event }) => {
    const { returnNo, taskId } = await stand.task('production', kind, more);
    const first = await stand.post(`/returns/${returnNo}/${noun}`, person, { taskId, ...body }, `key-${kind}-once`);
    expect(first.status).toBe(201);
    const again = await stand.post(`/returns/${returnNo}/${noun}`, person, { taskId, ...body }, `key-${kind}-once`);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const rows = (await stand.rows<{ return_no: string }>(table)).filter((r) => r.return_no === returnNo);
    expect(rows).toEqual([expect.objectContaining(row)]);
    const events = (await stand.rows<{ subject: string; type: string }>('journal')).filter((e) => e.subject.endsWith(returnNo) && e.type === event);
    expect(events).toHaveLength(1);
  });

  it.each(ACTIONS)('$kind refuses strangers, a second completion and unknown fields, and changes nothing', async ({ kind, noun, person, task: more, body }) => {
    const { returnNo, taskId } = await stand.task('production', kind, more);
    // order numbers are spent once: each use of this table needs its own
    const valid = { taskId, ...body, ...(kind === 'order' && { orderNo: 'MO-2002' }) };
    await refused(returnNo, noun, null, valid, 401);
    await refused(returnNo, noun, 'e-keeper', valid, 403);
    await refused(returnNo, noun, person, { ...valid, remark: 'x' }, 400);
    expect((await stand.post(`/returns/${returnNo}/${noun}`, person, valid)).status).toBe(201);
    if (kind !== 'hold') await refused(returnNo, noun, person, valid, 409);
  });

  it('refuses repaired and unrepairable pieces beyond what is in rework', async () => {
    const { returnNo, taskId } = await stand.task('production', 'repair', PORTION);
    const answer = await refused(returnNo, 'rework-completions', 'e-prod', { taskId, qtyDone: '5', qtyUnrepairable: '1', hours: 1, material: [] }, 422);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['qty']);
  });

  it('refuses a report about nothing', async () => {
    const { returnNo, taskId } = await stand.task('production', 'repair', PORTION);
    const answer = await refused(returnNo, 'rework-completions', 'e-prod', { taskId, qtyDone: '0', qtyUnrepairable: '0', hours: 1, material: [] }, 422);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['qtyDone']);
  });

  it('refuses an order number that another return has', async () => {
    const [one, two] = [await stand.task('production', 'order', { ...PORTION, ...PLANNING }), await stand.task('production', 'order', { ...PORTION, ...PLANNING })];
    const order = (task: TaskStatement) => ({ taskId: task.taskId, orderNo: 'MO-SAME', qty: '5', priority: false });
    expect((await stand.post(`/returns/${one.returnNo}/rework-orders`, 'e-pmc', order(one))).status).toBe(201);
    const answer = await refused(two.returnNo, 'rework-orders', 'e-pmc', order(two), 422);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['orderNo']);
  });

  it('of two orders with one number at the same moment one is refused, and no server error shows', async () => {
    const tasks = await Promise.all([1, 2, 3, 4].map(() => stand.task('production', 'order', { ...PORTION, ...PLANNING })));
    const answers = await Promise.all(tasks.map(({ returnNo, taskId }) => stand.post(`/returns/${returnNo}/rework-orders`, 'e-pmc', { taskId, orderNo: 'MO-RACE', qty: '5', priority: false })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
  });
});
