/** AS-12, third part (S000-05): a meeting decides, and the limits of the whole case follow the kind of defect. */
import { describe, expect, it } from '@jest/globals';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { askedOf, counted, given, judged, rungsOf, signs } from './scenario.fixture.js';

/** 品管确认 on Monday 3 March at 15:00. */
function confirmed(defect: string): ReturnRun {
  const run = given('S000-05@1', at('01 09:00'), { attrs: { reason: 'function' } });
  run.does('review', at('01 10:00'), signs('return', 1), { staff: 'e-head' });
  run.does('instruct', at('01 11:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
  run.does('arrive', at('03 09:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('03 10:00'), counted('12'));
  run.does('arrival_notice', at('03 10:30'), { areaCode: 'RETURN', label: '退货待判' });
  run.does('inspect', at('03 15:00'), { method: 'full', lines: [{ line: 1, sample: '12', passed: '0', failed: '12', attrs: { defect, repairable: false } }] });
  return run;
}
const breaches = (run: ReturnRun, rule: string) => rungsOf(run, rule).filter(([action]) => action === 'breach');

describe('AS-12 whole case by kind of defect (S000-05)', () => {
  it('AS-12 · T07: appearance: closed within one week, overdue on Monday 10 March at 15:00', () => {
    const run = confirmed('appearance');
    run.tick(at('10 14:59'));
    expect(breaches(run, 'cycle_appearance')).toEqual([]);
    run.tick(at('10 15:01'));
    expect(breaches(run, 'cycle_appearance')).toEqual([['breach', 'qc', at('10 15:00')]]);
    expect(run.state.clocks.map(({ rule }) => rule)).not.toContain('cycle_functional');
  });

  it('AS-12 · T07: function: reminded after two weeks, overdue after four', () => {
    const run = confirmed('functional');
    run.tick(at('17 14:59'));
    expect(rungsOf(run, 'cycle_functional')).toEqual([]);
    run.tick(at('30 14:59'));
    expect(rungsOf(run, 'cycle_functional')).toEqual([['remind', 'qc', at('17 15:00')], ['remind', 'qcHead', at('17 15:00')]]);
    run.tick(at('31 15:01'));
    expect(breaches(run, 'cycle_functional')).toEqual([['breach', 'qc', at('31 15:00')]]);
  });

  it('AS-12 · K13: nobody judges before the meeting; 不可重工 is a 补货指令 of the lead of manufacturing', () => {
    const run = confirmed('functional');
    expect(run.steps()).not.toContain('dispose');
    run.does('conclude', at('04 10:00'), { attendantRoles: ['qc', 'rd', 'prod'], conclusionCode: 'not_reworkable', decides: true });
    run.does('dispose', at('04 10:30'), judged({ qty: '12', goods: 'SCRAP', remedy: 'REPLENISH' }));
    run.does('supply_order', at('04 11:00'), { formNo: 'BH-1', qty: '12' }, { staff: 'e-sales' });
    expect([askedOf(run, 'supplyApprove'), run.steps().includes('make')]).toEqual([['mfgLead'], false]);
    run.does('replacement_approval', at('04 12:00'), signs('replacement', 1), { staff: 'e-lead' });
    expect(run.steps()).toContain('make');
  });
});
