import { describe, expect, it } from '@jest/globals';
import { houseOf } from '@guitu/identity/testbed/house-of';
import type { PeopleRecords, RosteredDay } from '@guitu/masterdata-view/people-records';
import { whyReceived } from '../pushing/why-received.js';
import { onShiftFirst, withDuty } from './on-shift.js';

const ZONE = 'Asia/Shanghai';
/** Friday 2026-11-20, local. */
const at = (hour: number, minute: number = 0): number => Date.UTC(2026, 10, 20, hour - 8, minute);
const place = { companyCode: 'GT01', plantCode: 'SZ1' };
const rostered = (staff: string, from: number, to: number, duty: boolean = false): RosteredDay => ({ ...place, staff, from: at(0), to: at(24), shift: { from: at(from), to: at(to) }, duty, record: staff });
const person = (staff: string, role: string) => ({ ...place, staff, roles: [role], plantCodes: ['SZ1'] });
const house: PeopleRecords = houseOf([person('e-early', 'qc'), person('e-late', 'qc'), person('e-prodhead', 'prodHead'), person('e-qchead', 'qcHead')], {
  roster: [rostered('e-early', 6, 14), rostered('e-late', 14, 22), rostered('e-prodhead', 9, 18, true), rostered('e-qchead', 9, 18)],
});
const qcs = [{ staff: 'e-early', role: 'qc' }, { staff: 'e-late', role: 'qc' }];

describe('who is rung now', () => {
  it('those of the role who are on shift; all when nobody is', () => {
    expect(onShiftFirst(house, place, qcs, at(10), ZONE).map(({ staff }) => staff)).toEqual(['e-early']);
    expect(onShiftFirst(house, place, qcs, at(23), ZONE)).toEqual(qcs);
  });

  it('at night also who is on duty, of the department first; nobody is called in by day, at lunch, or twice', () => {
    expect(withDuty(house, place, qcs, at(23), ZONE).slice(2)).toEqual([{ staff: 'e-prodhead', role: 'qc', why: 'duty', because: 'off_shift' }]);
    expect(withDuty(house, place, qcs, at(10), ZONE)).toEqual(qcs);
    expect(withDuty(house, place, [{ staff: 'e-qchead', role: 'qcHead' }], at(12, 10), ZONE)).toHaveLength(1);
    expect(withDuty(house, place, [{ staff: 'e-prodhead', role: 'prodHead' }], at(23), ZONE)).toHaveLength(1);
    const near = { ...house, roster: [...house.roster.filter(({ staff }) => staff !== 'e-qchead'), rostered('e-qchead', 9, 18, true)] };
    expect(withDuty(near, place, qcs, at(23), ZONE).slice(2).map(({ staff }) => staff)).toEqual(['e-qchead']);
  });

  it('is told why', () => {
    expect(whyReceived('breach', { role: 'qc', why: 'duty', because: 'off_shift' })).toEqual({ zh: '为何收到：超时 · 检验员，当前值班，已下班', en: 'Why: Overdue · Quality inspector, on duty, off shift' });
    expect(whyReceived('remind', { role: 'pmc', why: null, because: null }).zh).toBe('为何收到：即将到期 · 生管');
  });
});
