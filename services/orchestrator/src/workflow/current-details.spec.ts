import { describe, expect, it } from '@jest/globals';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { ReturnStatus } from '@guitu/contracts/status';
import { currentDetails, localTime, timerSummary } from './current-details.js';

const calendar: CalendarSnapshot = {
  key: 'cn', version: 1, zone: 'Asia/Shanghai', transitions: [{ fromUtcMs: 0, offsetMinutes: 480 }, { fromUtcMs: Date.UTC(2027, 0, 1), offsetMinutes: 540 }],
  shifts: [], weekend: [], holidays: [], workdays: [], coveredUntil: '2027-12-31',
};
const wait = (more: Partial<ReturnStatus['waitingFor'][number]>): ReturnStatus['waitingFor'][number] => ({
  taskId: 't', dept: 'QUALITY', role: 'qe', title: { zh: '判定', en: 'Disposition' }, lines: [1, 2], counterparty: null, since: 0, dueAt: Date.UTC(2026, 10, 23, 2, 15), late: false, ...more,
});
const status = (more: Partial<ReturnStatus>): ReturnStatus => ({
  companyCode: 'C01', plantCode: 'P01', returnNo: 'RT-1', customerCode: 'K01', policy: 'headline@1', stages: ['disposition'], result: null, closed: false,
  waitingFor: [], paused: null, breaches: [], escalation: 0, attention: [], lines: [], ...more,
});

describe('current details', () => {
  it('say first whom the return waits for, for what and until when, on the plant\'s clock', () => {
    const text = currentDetails(status({ waitingFor: [wait({}), wait({ dept: 'SALES', title: { zh: '首次联系', en: '' }, lines: [], dueAt: null })] }), calendar, [], []);
    expect(text.split('\n\n')).toEqual(['**等待 品质部：判定 2 行 · 截止 11-23 10:15**', '- 等待 业务部：首次联系']);
  });

  it('say what is late, paused, wrong, and what operators typed', () => {
    const text = currentDetails(
      status({ waitingFor: [wait({ late: true })], paused: { reasonCode: 'audit', until: Date.UTC(2026, 10, 24) }, attention: ['second_fact'] }), calendar, ['fenced'],
      [{ entryId: 'e', signal: '判定', kind: 'dispose', desk: 'quality', outcome: 'refused', code: 'quantity' }],
    );
    expect(text).toMatch(/已超期/);
    expect(text).toMatch(/计时已暂停至 11-24 08:00（audit）/);
    expect(text).toMatch(/⚠ 台账属于本单的另一次运行/);
    expect(text).toMatch(/操作员 判定 → 品质：被拒 quantity/);
  });

  it('say how a return ended', () => {
    expect(currentDetails(status({ result: 'withdrawn', closed: true }), calendar, [], [])).toBe('**撤回**');
  });

  it('follow a change of the zone', () => {
    expect(localTime(Date.UTC(2026, 11, 31, 23, 30), calendar)).toBe('01-01 07:30');
    expect(localTime(Date.UTC(2027, 0, 1, 0, 30), calendar)).toBe('01-01 09:30');
  });

  it('name the timer by the earliest due time', () => {
    expect(timerSummary(status({ waitingFor: [wait({ dueAt: 20, title: { zh: '后', en: '' } }), wait({ dueAt: 10, dept: 'WAREHOUSE', title: { zh: '验收', en: '' } })] }))).toBe('截止 仓管课：验收');
    expect(timerSummary(status({}))).toBe('下一个时限');
  });
});
