import { describe, expect, it } from '@jest/globals';
import { row, table } from '../../policy/profiles/notation.js';
import type { Patch, Profile } from '../../policy/types.js';
import { at, bodies } from '../../return-run.fixture.js';
import { anomalies, arrived, goodsOffered, instructed, judged, runUnder } from '../short-run.fixture.js';
import { quantityClass } from './quantity-class.rules.js';

const result = (sample: string, failed: string, attrs: object = {}) => ({ line: 1, sample, passed: String(Number(sample) - Number(failed)), failed, attrs });
const under = (inspection: Partial<Patch['inspection']>, qty = '10', more: Partial<Patch> = {}) => arrived(instructed(runUnder({ ...more, inspection: { mode: 'step', ...inspection } as NonNullable<Patch['inspection']> }, { qty })));

describe('samples', () => {
  it('R12: at least a tenth, rounded up (S001-05): 11 pcs need 2', () => {
    const run = under({ sampling: table({ method: 'random', minBps: 1000 }) }, '11');
    expect(run.task('inspect').menu.samples).toEqual([{ line: 1, method: 'random', min: '2' }]);
    run.does('inspect', at('04 11:00'), { method: 'random', lines: [result('1', '0')] });
    expect([anomalies(run), run.steps()]).toEqual([['malformed'], ['inspect', 'anomaly']]);
    run.does('inspect', at('04 11:30'), { method: 'random', lines: [result('2', '0')] });
    expect(run.steps()).toEqual(['anomaly', 'dispose']);
  });

  it('R11: 20 pcs are sampled normally, 19 across batches (S000-03)', () => {
    const classes: Profile['classes'] = [row({ qty: { gte: 20 } }, 'large', 'S000-03 (R11)'), row({ qty: { lt: 20 } }, 'small', 'S000-03 (R11)')];
    const more = { classes, classNames: { large: { zh: '大批量', en: 'Large' }, small: { zh: '小批量', en: 'Small' } } };
    const method = (qty: string) => under({ sampling: table({ method: 'mixed_lot', minBps: 0 }, row({ quantityClass: 'large' }, { method: 'normal', minBps: 0 }, 'S000-03 (R11)')) }, qty, more).task('inspect').menu.samples?.[0]?.method;
    expect([method('19'), method('20')]).toEqual(['mixed_lot', 'normal']);
  });

  it('K10: checks on every unit leave none out, and units that differ are marked apart (S003-08)', () => {
    const run = under({ perUnit: ['class', 'grade', 'repairable'] }, '10', { disposition: { rules: table({ allow: 'all' }, row({ repairable: false }, { allow: ['SCRAP', 'RETURN_TO_CUSTOMER'] }, 'S003-08')) } });
    run.does('inspect', at('04 11:00'), { method: 'full', lines: [result('9', '0')] });
    expect(anomalies(run)).toEqual(['malformed']);
    run.does('inspect', at('04 11:30'), { method: 'full', lines: [result('7', '7', { repairable: true }), result('3', '3', { repairable: false })] });
    expect(goodsOffered(run)).toEqual(['REWORK', 'RESTOCK', 'SCRAP', 'RETURN_TO_CUSTOMER']);
    // seven are repairable
    run.does('dispose', at('04 12:00'), judged({ qty: '8', goods: 'REWORK' }, { qty: '2', goods: 'SCRAP' }));
    expect(anomalies(run)).toEqual(['malformed', 'outcome_not_allowed']);
    run.does('dispose', at('04 12:10'), judged({ qty: '7', goods: 'REWORK' }, { qty: '3', goods: 'SCRAP' }));
    expect(run.goods()).toEqual({ REWORK: 7, SCRAP: 3 });
  });
});

describe('before the inspection', () => {
  it('R16: more than 200 pcs are sorted by production, 200 by quality (S000-11)', () => {
    const sorter = (qty: string) => under({ sort: table('qc', row({ qty: { gt: 200 } }, 'prod', 'S000-11')) }, qty).task('sort').owner.role;
    expect([sorter('200'), sorter('201')]).toEqual(['qc', 'prod']);
  });

  it('sorting tells all that came apart; a grade stays with its units', () => {
    const run = under({ mode: 'none', sort: table('qc') }, '10', { grades: { a: { zh: '良', en: 'Good' }, b: { zh: '次', en: 'Poor' } } });
    run.does('sort', at('04 11:00'), { lines: [{ line: 1, qty: '9', class: 'a' }] });
    expect(anomalies(run)).toEqual(['quantity_excess']);
    run.does('sort', at('04 11:10'), { lines: [{ line: 1, qty: '6', class: 'a' }, { line: 1, qty: '4', class: 'b' }] });
    expect(run.status().lines[0]?.portions.map(({ qty }) => qty).sort()).toEqual(['4', '6']);
  });

  it('R18, V33: the pool is told of the goods and starts the inspection at more than 20 units (S003-08)', () => {
    const run = under({ pool: { over: 20 } });
    expect(run.steps()).toEqual(['pool']);
    expect(bodies(run.effects, 'link-requested')).toMatchObject([{ kind: 'pool', lines: [{ line: 1, qty: '10' }] }]);
    run.does('pool_started', at('05 09:00'), { poolId: 'P7', poolQty: '20' });
    expect(run.steps()).toEqual(['pool']);
    run.does('pool_started', at('05 10:00'), { poolId: 'P7', poolQty: '21' });
    expect(run.steps()).toEqual(['inspect']);
  });
});

describe('R17, K11, P12: quantity classes of a day (S003-15, AS-06)', () => {
  const classes: Profile['classes'] = [row({ any: [{ dayModelQty: { gte: 50 } }, { dayTotalQty: { gte: 100 } }] }, 'batch', 'S003-15 §3.6'), row({}, 'sporadic', 'S003-15 §3.5')];
  const of = (...quantities: number[]) => quantityClass({ classes }, {}, quantities.map((claimed, index) => ({ item: `M${index}`, claimed })));
  it.each([[[49], 'sporadic'], [[50], 'batch'], [[49, 50], 'batch'], [[49, 49], 'sporadic'], [[49, 49, 2], 'batch']] as const)('%j → %s', (quantities, expected) => expect(of(...quantities)).toBe(expected));

  const names = { batch: { zh: '批量客返', en: 'Batch' }, sporadic: { zh: '零星客返', en: 'Sporadic' } };
  const chain = { mode: 'serial' as const, onReject: 'refuse' as const, empty: 'invalid' as const, levels: [{ role: 'afterHead', clause: '§5.1.2' }, { role: 'vp', when: { quantityClass: 'batch' }, clause: '§5.1.1' }] };
  const sla: Profile['sla'] = { rework: { zh: '维修时限', en: 'Repair limit', budget: { natural: 72 * 60 }, adds: [row({ quantityClass: 'batch' }, { natural: 48 * 60 }, '§5.4.2')], start: 'open:rework' as const, stop: 'rework' as const, owner: 'prod', ladder: 'standard', clause: 'house' } };
  const morning = () => {
    const run = runUnder({ classes, classNames: names, approvals: { return: chain }, sla }, { qty: '30' });
    run.does('review', at('03 09:30'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
    return arrived(instructed(run));
  };
  const totals = (run: ReturnType<typeof morning>, when: string, model: string, version: number) => run.does('totals', at(when), { dayModelQty: model, dayTotalQty: model, version }, { task: null, desk: 'returns' });

  it('§4.4 class change while running: the missing level signs a second round, which blocks the judgement', () => {
    const run = morning();
    expect(run.steps()).toEqual(['dispose']);
    totals(run, '04 14:00', '60', 1);
    expect(run.tasks().map(({ step, state, level }) => [step, state, level])).toEqual([['dispose', 'asked_back', 1], ['approveAgain', 'open', 2]]);
    run.answer(at('04 14:05'));
    expect([run.steps(), run.task('approveAgain').owner.role]).toEqual([['approveAgain'], 'vp']);
    run.does('review', at('04 15:00'), { gate: 'return', level: 2, verdict: 'accept' }, { staff: 'e-vp' });
    expect([run.steps(), run.task('dispose').round]).toEqual([['dispose'], 2]);
  });

  it('an older total changes nothing, and a judgement that crossed the request counts', () => {
    const run = morning();
    const crossing = run.make('dispose', at('04 13:59'), judged({ qty: '30', goods: 'REWORK' }));
    totals(run, '04 14:00', '60', 2);
    expect(bodies(totals(run, '04 14:01', '30', 1), 'fact-applied')).toMatchObject([{ outcome: 'ignored' }]);
    run.deliver(crossing);
    expect([run.goods(), run.steps().sort()]).toEqual([{ REWORK: 30 }, ['approveAgain', 'rework']]);
  });

  it('T34: the running repair limit gets 48 h more, and a new due time in its ledger', () => {
    const run = morning();
    run.does('dispose', at('04 11:00'), judged({ qty: '30', goods: 'REWORK' }));
    expect(run.clock('rework').editions.map(({ dueAt, why }) => [dueAt, why])).toEqual([[at('07 11:00'), 'start']]);
    totals(run, '04 14:00', '60', 1);
    expect(run.clock('rework').editions.map(({ dueAt, why }) => [dueAt, why])).toEqual([[at('07 11:00'), 'start'], [at('09 11:00'), 'class']]);
  });

  it('the second round refused ends the return', () => {
    const run = morning();
    totals(run, '04 14:00', '60', 1);
    run.answer(at('04 14:05'));
    run.does('review', at('04 15:00'), { gate: 'return', level: 2, verdict: 'reject' }, { staff: 'e-vp' });
    expect([run.state.ending?.result, run.goods()]).toEqual(['rejected', { RETURN_TO_CUSTOMER: 30 }]);
  });
});
