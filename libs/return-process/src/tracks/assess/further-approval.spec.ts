import { describe, expect, it } from '@jest/globals';
import { row } from '../../policy/profiles/notation.js';
import type { Patch, Profile } from '../../policy/types.js';
import { at, type ReturnRun } from '../../return-run.fixture.js';
import { arrived, goodsOffered, instructed, judged, runUnder } from '../short-run.fixture.js';

const classes: Profile['classes'] = [row({ qty: { gte: 50 } }, 'batch', 'S003-15 §3.6'), row({ dayModelQty: { gte: 50 } }, 'batch', 'S003-15 §3.6'), row({}, 'sporadic', 'S003-15 §3.5')];
const classNames = { batch: { zh: '批量客返', en: 'Batch' }, sporadic: { zh: '零星客返', en: 'Sporadic' } };
const levels = (when: object) => ({ mode: 'serial' as const, onReject: 'refuse' as const, empty: 'invalid' as const, levels: [{ role: 'afterHead', clause: '§5.1.2' }, { role: 'vp', when, clause: '§5.1.1' }] });
const BATCH = levels({ quantityClass: 'batch' });

/** A return of 30, accepted by its one level and in the house. */
function accepted(patch: Partial<Patch> = {}, qty = '30', received = qty, lineAttrs: object = {}): ReturnRun {
  const lines = [{ item: 'PUMP-40', qty, unit: 'pcs', unitPrice: 10_00, attrs: lineAttrs }];
  const run = runUnder({ classes, classNames, ...patch, approvals: { return: BATCH, ...patch.approvals } }, { lines });
  run.does('review', at('03 09:30'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
  return arrived(instructed(run), received);
}
const grows = (run: ReturnRun, when: string) => run.does('totals', at(when), { dayModelQty: '60', dayTotalQty: '60', version: 1 }, { task: null, desk: 'returns' });
const furtherSigns = (run: ReturnRun, when: string) => run.does('review', at(when), { gate: 'return', level: 2, verdict: 'accept' }, { staff: 'e-vp' });
const states = (run: ReturnRun) => run.tasks().map(({ step, state }) => `${step} ${state}`).sort();

describe('补批 holds back whatever is not decided yet (process-model.md §2)', () => {
  const scrapChain = { mode: 'serial' as const, onReject: 'redecide' as const, empty: 'invalid' as const, levels: [{ role: 'gm', clause: 'x' }] };
  const redeciding = () => {
    const run = accepted({ approvals: { scrap: scrapChain } });
    run.does('dispose', at('04 11:00'), judged({ qty: '30', goods: 'SCRAP' }), { staff: 'e-judge' });
    run.does('scrap_request', at('04 11:10'), { qty: '30', formNo: 'F1', reasonCode: 'r' });
    run.does('scrap_approval', at('04 11:20'), { gate: 'scrap', level: 1, verdict: 'reject' }, { staff: 'e-gm' });
    return run;
  };

  it('§4.4 class change while running: a new judgement of goods is taken back and asked again after the further approval', () => {
    const run = redeciding();
    expect(run.steps()).toEqual(['redecide']);
    grows(run, '04 14:00');
    expect(states(run)).toEqual(['approveAgain open', 'redecide asked_back']);
    run.answer(at('04 14:05'));
    expect(run.steps()).toEqual(['approveAgain']);
    furtherSigns(run, '04 15:00');
    expect([run.steps(), goodsOffered(run, 'redecide').includes('SCRAP')]).toEqual([['redecide'], false]);
  });

  it('§4.4 class change while running: a new judgement that comes up meanwhile waits too', () => {
    const run = accepted({ approvals: { scrap: scrapChain } });
    run.does('dispose', at('04 11:00'), judged({ qty: '30', goods: 'SCRAP' }), { staff: 'e-judge' });
    run.does('scrap_request', at('04 11:10'), { qty: '30', formNo: 'F1', reasonCode: 'r' });
    grows(run, '04 11:15');
    run.does('scrap_approval', at('04 11:20'), { gate: 'scrap', level: 1, verdict: 'reject' }, { staff: 'e-gm' });
    expect(run.steps()).toEqual(['approveAgain']);
    furtherSigns(run, '04 15:00');
    expect(run.task('redecide').openedAt).toBe(at('04 15:00'));
  });

  it('§4.4 class change while running: the approval of a judgement waits, what its first level has signed stands', () => {
    const two = { mode: 'serial' as const, onReject: 'redecide' as const, empty: 'invalid' as const, levels: [{ role: 'gm', clause: 'x' }, { role: 'company', clause: 'y' }] };
    const run = accepted({ approvals: { disposition: two }, roles: { company: { zh: '公司', en: 'Company', dept: 'MANAGEMENT', head: 'gm' } } });
    run.does('dispose', at('04 11:00'), judged({ qty: '30', goods: 'REWORK' }), { staff: 'e-judge' });
    run.does('disposition_approval', at('04 11:30'), { gate: 'disposition', level: 1, verdict: 'accept' }, { staff: 'e-gm' });
    grows(run, '04 14:00');
    run.answer(at('04 14:05'));
    expect([run.steps(), run.goods()]).toEqual([['approveAgain'], { undecided: 30 }]);
    furtherSigns(run, '04 15:00');
    expect(run.tasks().map(({ step, level }) => [step, level])).toEqual([['disposeApprove', 2]]);
    run.does('disposition_approval', at('04 15:30'), { gate: 'disposition', level: 2, verdict: 'accept' }, { staff: 'e-company' });
    expect(run.goods()).toEqual({ REWORK: 30 });
  });

  it('§4.4 class change while running: of several who judge together, who had signed signs anew', () => {
    const run = accepted({ disposition: { by: { mode: 'joint', roles: ['qc', 'prod'] } } });
    const signs = (role: string, when: string, qty: string) => run.does('dispose', at(when), judged({ qty, goods: 'REWORK' }, { qty: String(30 - Number(qty)), goods: 'RETURN_TO_CUSTOMER' }), { staff: `e-${role}`, role });
    signs('qc', '04 11:00', '20');
    expect(run.task('dispose').menu.proposal).toBeDefined();
    grows(run, '04 14:00');
    run.answer(at('04 14:05'));
    furtherSigns(run, '04 15:00');
    expect(run.task('dispose').menu.proposal).toBeUndefined();
    signs('qc', '04 15:10', '10');
    expect(run.goods()).toEqual({ undecided: 30 });
    signs('prod', '04 15:20', '10');
    expect(run.goods()).toEqual({ REWORK: 10, RETURN_TO_CUSTOMER: 20 });
  });

  it('refused, what was held back goes home with the rest', () => {
    const run = redeciding();
    grows(run, '04 14:00');
    run.answer(at('04 14:05'));
    run.does('review', at('04 15:00'), { gate: 'return', level: 2, verdict: 'reject' }, { staff: 'e-vp' });
    expect([run.state.ending?.result, run.goods(), run.steps()]).toEqual(['rejected', { RETURN_TO_CUSTOMER: 30 }, ['pack']]);
  });
});

describe('a surplus that is accepted (process-model.md §7: new approval if class or amount level changes)', () => {
  const takesIn = (run: ReturnRun, qty: string, result = 'accept_extra') => run.does('discrepancy', at('04 10:30'), { lines: [{ line: 1, qty, result }], reasonCode: 'over' });

  it('K11: 45 announced and 5 more taken in are 50, a batch: the further level signs before anything is judged', () => {
    const run = accepted({}, '45', '50');
    takesIn(run, '5');
    expect([run.steps(), run.task('approveAgain').owner.role]).toEqual([['approveAgain'], 'vp']);
    furtherSigns(run, '04 15:00');
    expect(run.task('dispose').lines).toMatchObject([{ qty: '50' }]);
  });

  it('K11: sent back, or one piece short of the bound, it changes nothing', () => {
    const back = accepted({}, '45', '50');
    takesIn(back, '5', 'send_back');
    expect(back.steps()).not.toContain('approveAgain');
    const less = accepted({}, '45', '49');
    takesIn(less, '4');
    expect(less.steps()).toEqual(['dispose']);
  });

  it('K04: 45 at 10 yuan are 450, 6 more make 510: above 500 yuan another level is asked', () => {
    const byAmount = { classes: [], classNames: {}, approvals: { return: levels({ amount: { gt: 500_00 } }) } };
    const more = accepted(byAmount, '45', '51');
    takesIn(more, '6');
    expect(more.steps()).toEqual(['approveAgain']);
    const even = accepted(byAmount, '45', '50');
    takesIn(even, '5');
    expect(even.steps()).toEqual(['dispose']);
  });
});
