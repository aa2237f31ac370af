import { describe, expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Answer, DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { publicId } from '@guitu/task-desk/tasks/task-row';

const DAY = 86_400_000;
const PLANNER = { owner: { dept: 'PLANNING' as const, role: 'pmc', head: 'pmcHead' } };
const lines = [{ line: 1, item: 'PUMP', qty: '12', unit: 'pcs' as const, portion: 'p1' }];
const PLAN = { feasible: true, differs: false, hours: 6, parts: [{ item: 'SEAL', qty: '12' }, { item: 'GREASE', qty: '0.9' }], formNo: 'FA-1' };
interface Proposal { qty: string; priority: boolean; due: number | null; lineCodes: string[]; plan: object | null; report: object | null }

/** D2, D5, D6: replenishment orders, what is prefilled from task and plan, the start of work. */
export function plannedWork(stand: () => DeskStand): void {
  let orders = 0;
  const supply = (returnNo = newReturnNo(), more: Partial<TaskStatement> = {}) => stand().task('production', 'make', { returnNo, taskId: 's1/make/1/1', scope: { supply: 's1' }, lines: [{ line: 1, item: 'PUMP', qty: '4', unit: 'pcs' }], ...PLANNER, ...more });
  const order = ({ returnNo, taskId }: TaskStatement, body: object = {}, person: string | null = 'e-pmc') => stand().post('/replenishment-orders', person, { task: publicId(returnNo, taskId), orderNo: `BH-${++orders}`, ...body });
  const rework = async (returnNo = newReturnNo()): Promise<{ returnNo: string; no: string }> => {
    const no = `MO-W${++orders}`;
    const { taskId } = await stand().task('production', 'order', { returnNo, taskId: 'p1/order/1/1', scope: { portion: 'p1' }, lines, ...PLANNER });
    expect((await stand().post(`/returns/${returnNo}/rework-orders`, 'e-pmc', { taskId, orderNo: no, qty: '12', priority: true, lineCode: 'LINE-2' })).status).toBe(201);
    return { returnNo, no };
  };
  const start = (no: string, body: object = {}, person: string | null = 'e-prod') => stand().post(`/orders/${no}/starts`, person, body);
  const portionAt = (returnNo: string, place: string) => stand().status(returnNo, { lines: [{ line: 1, claimed: '12', arrived: '12', undecided: '0', ended: '0', portions: [{ portion: 'p1', qty: '12', goods: 'REWORK', remedy: 'NONE', place }] }] });
  const planned = (returnNo: string, more: object = {}) => stand().hear('quality', 'plan', returnNo, { ...PLAN, ...more }, { scope: { portion: 'p1' } });
  const proposal = async ({ returnNo, taskId }: TaskStatement, person = 'e-pmc') => ((await stand().get(`/tasks/${publicId(returnNo, taskId)}/proposal`, person)).body as unknown as Proposal);
  const refused = async (attempt: () => Promise<Answer>, status: number, more: object = {}): Promise<void> => {
    const before = await stand().contents();
    const answer = await attempt();
    expect(answer).toMatchObject({ status, body: { zh: expect.any(String), en: expect.any(String), ...more } });
    expect(await stand().contents()).toEqual(before);
  };

  describe('replenishment orders, lines and plans (D2)', () => {
    it('D2: a replenishment order takes quantity and priority from its task, on a line and by a date; the card and the date go by its number', async () => {
      const task = await supply(newReturnNo(), { menu: { priority: true } });
      const due = Date.now() + 5 * DAY;
      await stand().status(task.returnNo);
      const { status, body } = await order(task, { orderNo: 'BH-PRE', due, lineCode: 'LINE-1' });
      expect([status, body]).toEqual([201, expect.objectContaining({ orderNo: 'BH-PRE', returnNo: task.returnNo, supply: 's1', qty: '4', due, priority: true, lineCode: 'LINE-1', orderedBy: 'e-pmc' })]);
      const { columns } = (await stand().get('/orders?view=board&limit=200', 'e-pmc')).body as unknown as { columns: { cards: { returnNo: string }[] }[] };
      expect(columns.flatMap(({ cards }) => cards).filter(({ returnNo }) => returnNo === task.returnNo)).toEqual([expect.objectContaining({ no: 'BH-PRE', kind: 'replenishment', orderNo: 'BH-PRE', priority: true, date: due, lineCode: 'LINE-1', startedAt: null })]);
      expect((await stand().post('/orders/BH-PRE/dates', 'e-pmc', { from: due, date: due + DAY, reasonCode: 'line_down' })).status).toBe(201);
      await refused(() => order(task), 409, { code: 'already-ordered' });
    });

    it('D2: refuses a part, a day gone by, priority taken away, strangers and what is not open, and changes nothing', async () => {
      const task = await supply(newReturnNo(), { menu: { priority: true } });
      await refused(() => order(task, { qty: '3' }), 422, { errors: [{ path: 'qty', zh: expect.any(String), en: expect.any(String) }] });
      await refused(() => order(task, { due: Date.now() - 1, priority: false }), 422, { errors: [expect.objectContaining({ path: 'priority' }), expect.objectContaining({ path: 'due' })] });
      await refused(() => order(task, {}, null), 401);
      await refused(() => order(task, {}, 'e-keeper'), 403);
      await refused(() => order(task, { remark: 'x' }), 400);
      await refused(() => order({ ...task, returnNo: 'RT-NOBODY' }), 404);
      const elsewhere = await supply(newReturnNo(), { plantCode: 'XX9' });
      await refused(() => order(elsewhere), 404, { code: 'not-found' });
      await stand().task('production', 'make', { ...task, rev: task.rev + 1, state: 'withdrawn' });
      await refused(() => order(task), 409, { code: 'task-not-open' });
    });

    it('D2: numbers of rework and replenishment orders are one range; of several at once one is taken', async () => {
      const { no } = await rework();
      const [one, two, three] = [await supply(), await supply(), await supply()];
      await refused(() => order(one, { orderNo: no }), 422, { errors: [expect.objectContaining({ path: 'orderNo' })] });
      const answers = await Promise.all([order(one, { orderNo: 'BH-RACE' }), order(two, { orderNo: 'BH-RACE' }), order(three, { orderNo: 'BH-RACE' })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
      const same = await supply();
      expect((await Promise.all([order(same), order(same)])).map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('D2: an order’s form shows quantity, priority, lines in use, and the plan with its date', async () => {
      const returnNo = newReturnNo();
      const promisedAt = Date.now() + 3 * DAY;
      const task = await stand().task('production', 'order', { returnNo, taskId: 'p1/order/1/1', scope: { portion: 'p1' }, lines, menu: { priority: true }, ...PLANNER });
      expect(await proposal(task)).toMatchObject({ qty: '12', priority: true, due: task.dueAt, plan: null, report: null });
      await planned(returnNo, { promisedAt });
      await rework();
      const { lineCodes, ...rest } = await proposal(task);
      expect(rest).toMatchObject({ due: promisedAt, plan: { hours: 6, parts: PLAN.parts, promisedAt, formNo: 'FA-1' }, report: { hours: 6, material: PLAN.parts } });
      expect(lineCodes[0]).toBe('LINE-2');
      await planned(returnNo, { feasible: false, reasonCode: 'worn' });
      expect(await proposal(task)).toMatchObject({ plan: null });
      expect((await stand().get(`/tasks/${publicId(returnNo, task.taskId)}/proposal`, 'e-qc-other')).status).toBe(404);
    });
  });

  describe('the start of work (D5)', () => {
    it('D5: a scan of the order begins its work, once; the card shows it', async () => {
      const { returnNo, no } = await rework();
      await portionAt(returnNo, 'rework');
      expect(await start(no)).toMatchObject({ status: 201, body: { no, returnNo, lineCode: 'LINE-2', startedBy: 'e-prod', locked: null } });
      const { columns } = (await stand().get('/orders?view=board&limit=200', 'e-pmc')).body as unknown as { columns: { cards: { no: string | null; startedAt: number | null }[] }[] };
      expect(columns.flatMap(({ cards }) => cards).find((card) => card.no === no)).toMatchObject({ lineCode: 'LINE-2', startedAt: expect.any(Number) });
      await refused(() => start(no), 409, { code: 'already-started' });
      await refused(() => start('MO-NOBODY'), 404);
      await refused(() => start(no, {}, null), 401);
      await refused(() => start(no, {}, 'e-qc'), 403);
      await refused(() => start(no, { remark: 'x' }), 400);
    });

    it('D5: begun for its first article the batch is locked, and says so; of two who scan at once one begins', async () => {
      const { returnNo, no } = await rework();
      await portionAt(returnNo, 'firstArticle');
      const answers = await Promise.all([start(no, { lineCode: 'LINE-7' }), start(no, { lineCode: 'LINE-7' })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 201)?.body).toMatchObject({ lineCode: 'LINE-7', locked: { zh: expect.stringContaining('首件'), en: expect.any(String) } });
      const ended = await rework();
      await stand().status(ended.returnNo, { closed: true });
      await refused(() => start(ended.no), 409, { code: 'return-closed' });
    });
  });

  it('D6: hours and material not said are the plan’s: a share for a part, what is left for the last', async () => {
    const returnNo = newReturnNo();
    await planned(returnNo);
    const task = await stand().task('production', 'repair', { returnNo, taskId: 'p1/rework/1/1', scope: { portion: 'p1' }, lines });
    const report = (body: object) => stand().post(`/returns/${returnNo}/rework-completions`, 'e-prod', { taskId: task.taskId, qtyUnrepairable: '0', ...body });
    const first = await report({ qtyDone: '7' });
    expect([first.status, (first.body['fact'] as { payload: object }).payload]).toEqual([201, { qtyDone: '7', qtyUnrepairable: '0', hours: 3.5, material: [{ item: 'SEAL', qty: '7' }, { item: 'GREASE', qty: '0.5' }] }]);
    await stand().confirm(first.body['fact'] as Parameters<DeskStand['confirm']>[0]);
    await stand().task('production', 'repair', { ...task, rev: 2, lines: [{ ...lines[0]!, qty: '5' }] });
    const last = await report({ qtyDone: '5', hours: 1 });
    expect([last.status, (last.body['fact'] as { payload: object }).payload]).toEqual([201, { qtyDone: '5', qtyUnrepairable: '0', hours: 1, material: [{ item: 'SEAL', qty: '5' }, { item: 'GREASE', qty: '0.4' }] }]);
  });

  it('D6: without a plan hours and material must be said, and nothing is recorded', async () => {
    const { returnNo, taskId } = await stand().task('production', 'repair', { returnNo: newReturnNo(), taskId: 'p1/rework/1/1', scope: { portion: 'p1' }, lines });
    await refused(() => stand().post(`/returns/${returnNo}/rework-completions`, 'e-prod', { taskId, qtyDone: '12', qtyUnrepairable: '0' }), 400, { errors: [expect.objectContaining({ path: 'hours' }), expect.objectContaining({ path: 'material' })] });
  });
}
