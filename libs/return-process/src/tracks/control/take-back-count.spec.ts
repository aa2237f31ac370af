import { describe, expect, it } from '@jest/globals';
import { opened } from '../../changed-policy.fixture.js';
import { at, PIECES, type ReturnRun } from '../../return-run.fixture.js';
import { anomalies, arrived, counted, instructed, judged, runUnder } from '../short-run.fixture.js';
import { corrects, factOf, refuses, stateOf } from './corrections.fixture.js';

describe('更正 of a count', () => {
  const twelve = (): ReturnRun => {
    const run = opened({});
    run.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
    run.does('instruct', at('03 09:20'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
    return run;
  };
  const count = (run: ReturnRun, when: string, received: string) => run.does('receive', at(when), counted(received));

  it('nothing done with the goods yet: the difference is asked about, the notice that was asked for is asked back', () => {
    const run = twelve();
    count(run, '03 10:00', '12');
    expect(run.steps()).toEqual(['notify']);
    corrects(run, '03 10:20', factOf(run, 'receive'), counted('11'), 'warehouse');
    expect([anomalies(run), stateOf(run, 'notify'), stateOf(run, 'discrepancy')]).toEqual([[], ['1 asked_back'], ['2 open']]);
    expect([run.goods(), run.task('discrepancy').lines]).toMatchObject([{ undecided: 12 }, [{ qty: '1' }]]);
    run.answer(at('03 10:25'));
    run.does('discrepancy', at('03 10:30'), { lines: [{ line: 1, qty: '1', result: 'not_sent' }], reasonCode: 'counted' });
    expect([run.goods(), stateOf(run, 'notify')]).toEqual([{ undecided: 11, NOT_SENT: 1 }, ['2 open']]);
    // counted at 10:00: the receipt keeps its instant
    expect(run.state.scopes.find(({ id }) => id === 'c1')?.steps['receive']).toMatchObject({ s: 'done', mark: at('03 10:00') });
  });

  it('a difference nobody has decided about: there was none, its task is asked back', () => {
    const run = twelve();
    count(run, '03 10:00', '11');
    corrects(run, '03 10:20', factOf(run, 'receive'), counted('12'), 'warehouse');
    expect([anomalies(run), stateOf(run, 'discrepancy'), run.goods()]).toEqual([[], ['1 asked_back'], { undecided: 12 }]);
    run.answer(at('03 10:25'));
    expect(run.steps()).toEqual(['notify']);
  });

  it('twice: the first word is corrected again by its own name', () => {
    const run = twelve();
    count(run, '03 10:00', '12');
    for (const [when, qty] of [['03 10:10', '11'], ['03 10:20', '12']] as const) {
      corrects(run, when, factOf(run, 'receive'), counted(qty), 'warehouse');
      run.answer(at(when));
    }
    expect([anomalies(run), run.steps(), run.goods()]).toEqual([[], ['notify'], { undecided: 12 }]);
  });

  it('of several counts the one that was wrong, before and after the last of them', () => {
    const two = () => instructed(runUnder({}, { lines: [{ ...PIECES, qty: '4' }, { ...PIECES, qty: '6' }] }));
    const six = { lines: [{ line: 2, received: '6' }], documents: [], signedBy: [] };
    const early = two();
    early.does('receive', at('04 10:00'), counted('3'));
    corrects(early, '04 10:10', factOf(early, 'receive'), counted('4'), 'warehouse');
    expect([early.steps(), early.task('receive').lines.map(({ line }) => line)]).toEqual([['receive'], [2]]);
    early.does('receive', at('04 11:00'), six);
    const late = two();
    late.does('receive', at('04 10:00'), counted('3'));
    late.does('receive', at('04 11:00'), six);
    expect(late.steps()).toEqual(['discrepancy']);
    corrects(late, '04 11:10', factOf(late, 'receive'), counted('4'), 'warehouse');
    late.answer(at('04 11:20'));
    for (const run of [early, late]) expect([anomalies(run), run.steps(), run.goods(1), run.goods(2)]).toEqual([[], ['dispose'], { undecided: 4 }, { undecided: 6 }]);
  });

  it('counted before it was approved: corrected before it was approved', () => {
    const run = opened({});
    run.does('receive', at('03 09:05'), counted('12'), { task: null, desk: 'warehouse' });
    corrects(run, '03 09:08', factOf(run, 'receive'), counted('11'), 'warehouse');
    run.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
    run.does('instruct', at('03 09:20'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
    expect([anomalies(run), run.task('discrepancy').lines]).toMatchObject([[], [{ qty: '1' }]]);
  });

  it('in the trade 验收 is the inspection, and both are corrected', () => {
    const run = arrived(instructed(runUnder({ inspection: { mode: 'receipt' } })), '10', {}, { attrs: { passed: true } });
    expect(run.steps()).toEqual(['dispose']);
    corrects(run, '04 10:30', factOf(run, 'receive'), counted('10', {}, { attrs: { passed: false } }), 'warehouse');
    expect([anomalies(run), run.state.lines[0]?.attrs['passed'], stateOf(run, 'dispose')]).toEqual([[], false, ['1 asked_back', '2 open']]);
  });

  it('once the goods were announced, a difference was decided, or goods were judged, only a counter-fact helps', () => {
    const announced = twelve();
    count(announced, '03 10:00', '12');
    announced.does('arrival_notice', at('03 10:10'), { areaCode: 'A', label: 'x' });
    refuses(announced, 'second_fact', 'receive', 'c1', 'whHead', () => corrects(announced, '03 10:20', factOf(announced, 'receive'), counted('11'), 'warehouse'));
    const decided = twelve();
    count(decided, '03 10:00', '11');
    decided.does('discrepancy', at('03 10:10'), { lines: [{ line: 1, qty: '1', result: 'not_sent' }], reasonCode: 'counted' });
    refuses(decided, 'second_fact', 'receive', 'c1', 'whHead', () => corrects(decided, '03 10:20', factOf(decided, 'receive'), counted('12'), 'warehouse'));
    const done = arrived(instructed(runUnder({})));
    done.does('dispose', at('04 11:00'), judged({ qty: '10', goods: 'RESTOCK' }));
    refuses(done, 'second_fact', 'receive', 'c1', 'whHead', () => corrects(done, '04 11:10', factOf(done, 'receive'), counted('9'), 'warehouse'));
  });

  it('one that cannot be: nothing is different, not even a task', () => {
    const run = twelve();
    count(run, '03 10:00', '12');
    refuses(run, 'unknown_scope', 'receive', 'c1', 'whHead', () => corrects(run, '03 10:20', factOf(run, 'receive'), { lines: [{ line: 7, received: '1' }], documents: [], signedBy: [] }, 'warehouse'));
  });

  it('a return that winds down is not counted otherwise', () => {
    const run = twelve();
    count(run, '03 10:00', '12');
    run.does('cancel', at('03 10:10'), { reasonCode: 'r' }, { task: null, role: 'csHead' });
    corrects(run, '03 10:20', factOf(run, 'receive'), counted('11'), 'warehouse');
    expect(run.state.anomalies).toMatchObject([{ kind: 'second_decision', step: 'receive' }]);
  });
});
