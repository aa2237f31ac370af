/** 滞后书面通知 (S003-15 §5.4.3; product.md D8): production's notice of delay is the written notice the procedure asks after-sales' repair shop for. */
import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { OrderDateMovedV1 } from '@guitu/contracts/events/order-date-moved';
import type { TaskMenu } from '@guitu/contracts/task';
import type { ReturnsStand } from './returns-stand.js';

const HOUR = 3_600_000;
let notices = 0;

export function tellsOfLateNotices(of: () => ReturnsStand): void {
  /** The date of a portion's work moves; with a notice number it is a delay. */
  const moved = (returnNo: string, portion: string, noticeNo: string | null, after: number = Date.now() + 48 * HOUR) => of().desk.deliver('production', OrderDateMovedV1, `order/GT01/${returnNo}-${portion}`, {
    companyCode: 'GT01', plantCode: 'SZ1', returnNo, moveId: randomUUID(), no: `MO-${portion}`, portion, before: 1, after, why: noticeNo === null ? 'moved' : 'shortage', reasonCode: 'seal_missing', noticeNo, by: 'e-pmc', at: Date.now(),
  });
  const number = (): string => `DN-9${String(++notices).padStart(5, '0')}`;
  const asked = (returnNo: string, portion: string, menu: TaskMenu = { duty: 'lateNotice', lateOf: 'rework' }) =>
    of().task('duty', { returnNo, step: 'duty.lateNotice', taskId: `${portion}/duty.lateNotice/1/1`, scope: { portion }, menu, owner: { dept: 'AFTER_SALES', role: 'repair', head: 'afterHead' }, clause: 'S003-15 §5.4.3' });
  const done = async (returnNo: string) => (await of().events(returnNo)).filter(({ type }) => type === 'returns.duty-completed.v1').map(({ body }) => [body['taskId'], body.payload, (body['by'] as { staff: string }).staff]);
  const open = async (returnNo: string) => ((await of().desk.get(`/tasks?returnNo=${returnNo}`, 'e-gm')).body['items'] as { taskId: string }[]).map(({ taskId }) => taskId);

  it('D8: the notice of a delay answers the duty of S003-15 to give one, of that portion, once; a date that only moved does not', async () => {
    const returnNo = await of().register();
    for (const portion of ['p1', 'p2']) await asked(returnNo, portion);
    await moved(returnNo, 'p1', null);
    expect(await done(returnNo)).toEqual([]);
    const [first, second] = [number(), number()];
    await moved(returnNo, 'p1', first);
    await moved(returnNo, 'p1', second);
    expect(await done(returnNo)).toEqual([['p1/duty.lateNotice/1/1', { duty: 'lateNotice', formNo: first }, 'e-pmc']]);
    expect(await open(returnNo)).toEqual(['p2/duty.lateNotice/1/1']);
  });

  it('D8: given before the limit was missed it counts as well, unless its date had come by then; a reason that is owed for another limit is still owed', async () => {
    const returnNo = await of().register();
    const early = number();
    await moved(returnNo, 'p1', early);
    await moved(returnNo, 'p2', number(), Date.now() - 48 * HOUR);
    for (const portion of ['p1', 'p2']) await asked(returnNo, portion);
    await asked(returnNo, 'p3', { duty: 'reason', lateOf: 'plan' });
    await moved(returnNo, 'p3', number());
    expect(await done(returnNo)).toEqual([['p1/duty.lateNotice/1/1', { duty: 'lateNotice', formNo: early }, 'e-pmc']]);
    expect((await open(returnNo)).sort()).toEqual(['p2/duty.lateNotice/1/1', 'p3/duty.lateNotice/1/1']);
  });
}
