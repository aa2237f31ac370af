import { describe, expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { ClockStatedV1 } from '@guitu/contracts/events/process-events';
import type { Answer, DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';

const DAY = 86_400_000;
const PLANNER = { owner: { dept: 'PLANNING' as const, role: 'pmc', head: 'pmcHead' } };
const lines = [{ line: 1, item: 'PUMP', qty: '5', unit: 'pcs' as const, portion: 'p1' }];
interface Card { no: string | null; returnNo: string; portion: string; priority: boolean; material: string; date: number | null; moves: number; goods: { place: string; areaCode: string | null }; orderNo: string | null; promisedAt: number | null; qty: string }
interface Column { key: string; zh: string; count: number; cards: Card[]; next: string | null }
/** Sorts as the board does. */
const rank = ({ priority, date, returnNo, portion }: Card): string => `${priority ? 0 : 1} ${String(date ?? Infinity).padStart(16, '0')} ${returnNo} ${portion}`;
let orders = 0;

/** D1, D3, D8: the board, dates that move, and delays that are told in writing. */
export function orderDates(stand: () => DeskStand): void {
  const says = (returnNo: string, place: string) => stand().status(returnNo, { lines: [{ line: 1, claimed: '5', arrived: '5', undecided: '0', ended: '0', portions: [{ portion: 'p1', qty: '5', goods: 'REWORK', remedy: 'NONE', place }] }] });
  const task = (returnNo: string, accepts: 'order' | 'repair', more: Partial<TaskStatement> = {}) => stand().task('production', accepts, { returnNo, taskId: `p1/${accepts}/1/1`, scope: { portion: 'p1' }, lines, ...more });
  /** An order of five pumps, due in ten days. */
  const ordered = async (): Promise<{ returnNo: string; no: string; due: number }> => {
    const returnNo = newReturnNo();
    const [no, due] = [`MO-D${++orders}`, Date.now() + 10 * DAY];
    const { taskId } = await task(returnNo, 'order', PLANNER);
    expect((await stand().post(`/returns/${returnNo}/rework-orders`, 'e-pmc', { taskId, orderNo: no, qty: '5', priority: true, due })).status).toBe(201);
    await says(returnNo, 'rework');
    return { returnNo, no, due };
  };
  const move = (no: string, body: object, person = 'e-pmc') => stand().post(`/orders/${no}/dates`, person, { reasonCode: 'line_down', ...body });
  const delay = (no: string, body: object, person = 'e-prod') => stand().post(`/orders/${no}/delays`, person, { reasonCode: 'seal_missing', cause: 'shortage', ...body });
  const told = (no: string): Promise<{ body: object }[]> => stand().database.dataSource.query(`select body from journal where type = 'production.order-date-moved.v1' and body->>'no' = $1 order by seq`, [no]);
  const refused = async (attempt: () => Promise<Answer>, status: number, more: object = {}): Promise<void> => {
    const before = await stand().contents();
    const answer = await attempt();
    expect(answer).toMatchObject({ status, body: more });
    expect(await stand().contents()).toEqual(before);
  };

  describe('dates of orders (D3, D8)', () => {
    it('D3: a date moves with its reason, is told outside, and is kept beside the one before', async () => {
      const { returnNo, no, due } = await ordered();
      const date = due + 2 * DAY;
      expect(await move(no, { from: due, date })).toMatchObject({ status: 201, body: { no, returnNo, rev: 1, before: due, date, why: 'moved', reasonCode: 'line_down', noticeNo: null, movedBy: 'e-pmc' } });
      expect(await told(no)).toEqual([{ body: expect.objectContaining({ returnNo, portion: 'p1', before: due, after: date, why: 'moved', noticeNo: null, by: 'e-pmc' }) }]);
      expect((await stand().get(`/orders/${no}/dates`, 'e-prod')).body).toMatchObject({ date, items: [{ rev: 1, before: due, date }] });
      await refused(() => move(no, { from: due, date: date + DAY }), 409, { code: 'date-moved' });
      await refused(() => move(no, { from: date, date: Date.now() - 1 }), 422, { errors: [{ path: 'date' }] });
      await refused(() => move(no, { from: date, date: due }, 'e-qc'), 403);
      await refused(() => move('MO-NOBODY', { from: null, date }), 404);
      await refused(() => move(no, { from: date, date: due, remark: 'x' }), 400);
      await stand().status(returnNo, { closed: true });
      await refused(() => move(no, { from: date, date: due }), 409, { code: 'return-closed' });
    });

    it('D3: of two who move the same date at once, one is heard', async () => {
      const { no, due } = await ordered();
      const answers = await Promise.all([move(no, { from: due, date: due + DAY }), move(no, { from: due, date: due + 2 * DAY }, 'e-pmchead')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(await told(no)).toHaveLength(1);
    });

    it('D8: a shortage moves the date within the last limit of the procedure; the written notice is made and sent (S003-15 §5.4.3)', async () => {
      const { returnNo, no, due } = await ordered();
      const latest = due + 15 * DAY;
      await stand().say(ClockStatedV1, {
        companyCode: 'GT01', plantCode: 'SZ1', returnNo, clockId: 'p1/rework_max/1', sla: 'rework_max', title: { zh: '滞后最长', en: 'Latest' }, kind: 'sla', owner: { dept: 'PRODUCTION', role: 'prod' }, taskId: null,
        state: 'running', startedAt: 1, dueAt: latest, provisional: false, editions: [], metAt: null, breachedAt: null, breachWithdrawnAt: null,
      });
      await refused(() => delay(no, { from: due, date: latest + 1 }), 422, { errors: [{ path: 'date' }] });
      await refused(() => delay(no, { from: due, date: due - DAY }), 422, { errors: [{ path: 'date' }] });
      const { status, body } = await delay(no, { from: due, date: latest });
      expect([status, body['why'], body['noticeNo']]).toEqual([201, 'shortage', expect.stringMatching(/^DN-\d{6}$/)]);
      expect((body['notice'] as { zh: string }).zh).toContain(`退货单 ${returnNo} 的作业 ${no} 因缺料（seal_missing）不能按期完成`);
      expect(await told(no)).toEqual([{ body: expect.objectContaining({ why: 'shortage', noticeNo: body['noticeNo'], after: latest }) }]);
    });

    it('D8: work without an order (S003-15: the repair shop) is delayed by its task, for technical reasons too', async () => {
      const returnNo = newReturnNo();
      const { dueAt, taskId } = await task(returnNo, 'repair');
      const no = `${returnNo}~p1~repair~1~1`;
      // T35: at most 15 working days late; that limit is after-sales', not production's
      const latest = Date.now() + 3 * DAY;
      await stand().say(ClockStatedV1, {
        companyCode: 'GT01', plantCode: 'SZ1', returnNo, clockId: 'p1/rework_max/1', sla: 'rework_max', title: { zh: '滞后最长 15 个工作日', en: 'At most 15 working days late' }, kind: 'sla', owner: { dept: 'AFTER_SALES', role: 'repair' }, taskId,
        state: 'running', startedAt: 1, dueAt: latest, provisional: false, editions: [], metAt: null, breachedAt: null, breachWithdrawnAt: null,
      }, ['returns', 'production']);
      await refused(() => delay(no, { from: dueAt, date: latest + 1, cause: 'technical' }, 'e-after'), 422, { errors: [{ path: 'date' }] });
      expect(await delay(no, { from: dueAt, date: Date.now() + DAY, cause: 'technical' }, 'e-after')).toMatchObject({ status: 201, body: { no, returnNo, why: 'technical' } });
    });
  });

  describe('GET /orders?view=board (D1)', () => {
    const page = async (query: string, person = 'e-pmc') => ((await stand().get(`/orders?view=board${query}`, person)).body as unknown as { columns: Column[] }).columns;
    /** All of it, column by column; `between`: what is done before each further page. */
    const board = async (person = 'e-pmc', limit = 200, between: () => Promise<unknown> = () => Promise.resolve()): Promise<Column[]> => {
      const columns = await page(`&limit=${limit}`, person);
      for (const column of columns) {
        for (let { next } = column; next !== null;) {
          await between();
          const [more, ...others] = await page(`&limit=${limit}&cursor=${next}`, person);
          expect([more?.key, others]).toEqual([column.key, []]);
          column.cards.push(...(more?.cards ?? []));
          next = more?.next ?? null;
        }
      }
      return columns;
    };
    const columnOf = async (returnNo: string) => (await board()).find(({ cards }) => cards.some((card) => card.returnNo === returnNo));

    it('D1: 待排 · 在修 · 待检 · 完工, with the place of the goods, material, date and promise on the card', async () => {
      const { returnNo, no, due } = await ordered();
      expect((await board()).map(({ zh }) => zh)).toEqual(['待排', '在修', '待检', '完工']);
      await stand().hear('warehouse', 'arrival_notice', returnNo, { areaCode: 'RETURN-3', label: '待修' });
      await task(returnNo, 'repair', { menu: { promisedAt: 5 } });
      const card = async () => (await columnOf(returnNo))?.cards.find((one) => one.returnNo === returnNo);
      expect([(await columnOf(returnNo))?.key, await card()]).toEqual(['at_work', expect.objectContaining({ no, orderNo: no, qty: '5', item: 'PUMP', priority: true, goods: { place: 'rework', areaCode: 'RETURN-3' }, material: 'ready', date: due, moves: 0, promisedAt: 5 })]);
      expect((await delay(no, { from: due, date: due + DAY })).status).toBe(201);
      expect(await card()).toMatchObject({ material: 'short', date: due + DAY, moves: 1 });
      const columns: (string | undefined)[] = [];
      for (const place of ['order', 'firstArticle', 'reinspect', 'stockIn']) {
        await says(returnNo, place);
        columns.push((await columnOf(returnNo))?.key);
      }
      expect(columns).toEqual(['to_plan', 'to_check', 'to_check', 'done']);
      // another plant sees nothing of it
      expect((await board('e-keeper-dg')).every(({ cards }) => cards.every((one) => one.returnNo !== returnNo))).toBe(true);
    });

    it('D1: a column comes in pages, priority first, then by date, whole and disjoint while cards come and go; its count is of all of them', async () => {
      const made: { returnNo: string; no: string; due: number }[] = [];
      for (let nth = 0; nth < 5; nth += 1) made.push(await ordered());
      // the last of them becomes the first to be done
      const first = made[4]!;
      expect((await move(first.no, { from: first.due, date: first.due - DAY })).status).toBe(201);
      const mine = (columns: Column[]) => (columns.find(({ key }) => key === 'at_work')?.cards ?? []).map(({ returnNo }) => returnNo).filter((one) => made.some(({ returnNo }) => returnNo === one));
      const expected = [first, ...made.slice(0, 4)].map(({ returnNo }) => returnNo);
      const whole = await board();
      expect(mine(whole)).toEqual(expected);
      let late: string | undefined;
      const paged = await board('e-pmc', 2, async () => {
        if (late !== undefined) return;
        ({ returnNo: late } = await ordered());
        await says(first.returnNo, 'stockIn');
      });
      const shown = paged.flatMap(({ key, cards }) => cards.map(({ returnNo }) => `${key} ${returnNo}`));
      const again = await board('e-pmc', 2);
      expect(mine(again)).toEqual(expected.slice(1));
      expect(again.find(({ key }) => key === 'done')?.cards.map(({ returnNo }) => returnNo)).toContain(first.returnNo);
      expect([shown.length - new Set(shown).size, made.slice(0, 4).every(({ returnNo }) => shown.includes(`at_work ${returnNo}`)), shown.includes(`at_work ${String(late)}`)]).toEqual([0, true, true]);
      expect(again.map(({ key, count }) => [key, count])).toEqual(again.map(({ key, cards }) => [key, cards.length]));
      for (const { cards } of again) expect(cards.map(rank)).toEqual(cards.map(rank).toSorted());
      // the end of a return takes its cards away
      await stand().status(first.returnNo, { closed: true });
      expect((await board()).flatMap(({ cards }) => cards).map(({ returnNo }) => returnNo)).not.toContain(first.returnNo);
      for (const wrong of ['cursor=none', 'cursor=W10', 'limit=0', 'limit=201']) expect([wrong, (await stand().get(`/orders?view=board&${wrong}`, 'e-pmc')).status]).toEqual([wrong, 400]);
    });

    it('D1: of a status and a date that come at once nothing is lost on the board', async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        const { returnNo, no, due } = await ordered();
        await Promise.all([says(returnNo, 'firstArticle'), move(no, { from: due, date: due + DAY })]);
        expect([(await columnOf(returnNo))?.key, (await columnOf(returnNo))?.cards.find((one) => one.returnNo === returnNo)]).toEqual(['to_check', expect.objectContaining({ no, date: due + DAY, moves: 1 })]);
      }
    });
  });
}
