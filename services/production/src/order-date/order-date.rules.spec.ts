import { expect, it } from '@jest/globals';
import { dateFaults, noticeOf } from './order-date.rules.js';

const wished = (more: object) => dateFaults({ date: 20, before: 10, now: 5, delay: null, zone: 'UTC', ...more }).length;
it('a date moves into the future, to another one; a delay later, within the last limit', () => {
  expect([wished({}), wished({ date: 5 }), wished({ date: 10 }), wished({ date: 7 })]).toEqual([0, 1, 1, 0]);
  expect([wished({ delay: { latest: null } }), wished({ date: 7, delay: { latest: null } }), wished({ delay: { latest: 20 } }), wished({ delay: { latest: 19 } })]).toEqual([0, 1, 0, 1]);
});
it('the notice says what moves from when to when and why', () => {
  const { zh } = noticeOf({ noticeNo: 'DN-000001', returnNo: 'RT-1', no: 'MO-1', cause: 'shortage', reasonCode: 'seal', before: Date.UTC(2026, 2, 3, 1), date: Date.UTC(2026, 2, 9, 9) }, 'Asia/Shanghai');
  expect(zh).toBe('滞后通知 DN-000001：退货单 RT-1 的作业 MO-1 因缺料（seal）不能按期完成，完成日期由 2026-03-03 09:00 改为 2026-03-09 17:00。');
});
