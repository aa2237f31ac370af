import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { describe, expect, it } from '@jest/globals';
import { inspected, judged, opened, stocked } from '../../changed-policy.fixture.js';
import { apply, reopen } from '../../return-process.js';
import { reopenRefusal } from '../../reopen.js';
import { at, bodies, fact, ReturnRun } from '../../return-run.fixture.js';

describe('人工干预', () => {
  const word = { reasonCode: 'r' };

  it('a head passes a step by: its task is asked back and what follows goes on', () => {
    const run = opened({});
    run.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
    run.does('instruct', at('03 09:20'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
    run.does('receive', at('03 10:00'), { lines: [{ line: 1, received: '12' }], documents: [], signedBy: [] });
    run.does('override', at('03 10:05'), { step: 'notify', act: 'skip', ...word }, { task: null, role: 'whHead', scope: { consignment: 'c1' } });
    expect(run.task('notify').state).toBe('asked_back');
    expect(run.task('inspect')).toMatchObject({ openedAt: at('03 10:05') });
  });

  it.each([['nobody’s but a head’s', 'keeper', 'notify', 'not_permitted'], ['never of an approval', 'gm', 'approve', 'not_permitted'], ['of a step that is there', 'gm', 'pool', 'unknown_scope']])('is %s', (_why, role, step, kind) => {
    const run = opened({});
    run.does('override', at('03 09:05'), { step, act: 'skip', ...word }, { task: null, role, ...(step === 'notify' && { scope: { consignment: 'c1' } }) });
    expect(run.state.anomalies).toMatchObject([{ kind }]);
  });

  it('a step that is over is asked for again while nothing is built on it', () => {
    const run = inspected(opened({}));
    run.does('override', at('03 10:40'), { step: 'inspect', act: 'reopen', ...word }, { task: null, role: 'qcHead', scope: { consignment: 'c1' } });
    expect(run.task('inspect')).toMatchObject({ round: 2, openedAt: at('03 10:40') });
    const later = judged(opened({}));
    later.does('override', at('03 11:40'), { step: 'inspect', act: 'reopen', ...word }, { task: null, role: 'qcHead', scope: { consignment: 'c1' } });
    expect(later.state.anomalies).toMatchObject([{ kind: 'second_decision' }]);
  });
});

describe('人工干预 after a parcel was taken for that of another return', () => {
  const parcel = { packages: 1, packagingBroken: false };
  const again = (run: ReturnRun, when: string) => run.does('override', at(when), { step: 'transport', act: 'reopen', reasonCode: 'wrong_parcel' }, { task: null, role: 'whHead', scope: { consignment: 'c1' } });
  const approve = (run: ReturnRun) => run.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
  const sent = (run: ReturnRun) => run.does('instruct', at('03 09:20'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });

  it('the goods are awaited again, counting them is asked back and comes when they do', () => {
    const run = opened({});
    approve(run);
    sent(run);
    run.does('arrive', at('03 09:40'), parcel);
    expect(run.task('receive')).toMatchObject({ round: 1, state: 'open' });
    again(run, '03 10:05');
    expect([run.task('receive').state, run.task('transport')]).toMatchObject(['asked_back', { round: 2, state: 'open', openedAt: at('03 10:05') }]);
    run.answer(at('03 10:06'));
    expect(run.steps()).toEqual(['transport']);
    run.does('arrive', at('05 14:00'), parcel);
    expect(run.task('receive')).toMatchObject({ round: 2, state: 'open', openedAt: at('05 14:00') });
  });

  it('before anybody approved it, it is as if nothing had come', () => {
    const run = opened({});
    run.does('arrive', at('03 09:05'), parcel);
    again(run, '03 09:08');
    approve(run);
    sent(run);
    expect([run.steps(), run.state.anomalies.filter(({ kind }) => kind !== 'goods_before_approval')]).toEqual([['transport'], []]);
  });

  it('goods that were counted are here, whatever is said of the parcel', () => {
    const run = opened({});
    run.does('arrive', at('03 09:05'), parcel);
    run.does('receive', at('03 09:06'), { lines: [{ line: 1, received: '12' }], documents: [], signedBy: [] });
    again(run, '03 09:08');
    expect(run.state.anomalies.map(({ kind }) => kind)).toContain('second_decision');
  });
});

describe('更正', () => {
  const CORRECTED = { method: 'full', lines: [{ line: 1, sample: '12', passed: '12', failed: '0' }] };
  const inspection = (run: ReturnRun) => run.facts.find(({ kind }) => kind === 'inspect')?.factId ?? '';

  it('takes the place of what was said, at its instant, while nothing is built on it', () => {
    const run = inspected(opened({}));
    expect(run.state.lines[0]?.attrs['passed']).toBe(false);
    const told = run.does('correct', at('03 10:50'), { factId: inspection(run), payload: CORRECTED, reasonCode: 'typo' }, { task: null, desk: 'quality' });
    expect(bodies(told, 'fact-applied')).toMatchObject([{ kind: 'correct', outcome: 'applied' }]);
    expect(run.state.lines[0]?.attrs['passed']).toBe(true);
    expect(run.clock('disposition')).toMatchObject({ startedAt: at('03 10:30') });
  });

  it('after goods were judged on it only a counter-fact helps: a person is told', () => {
    const run = judged(opened({}));
    run.does('correct', at('03 11:50'), { factId: inspection(run), payload: CORRECTED, reasonCode: 'typo' }, { task: null, desk: 'quality' });
    expect(run.state.anomalies).toMatchObject([{ kind: 'second_decision' }]);
  });

  it('of a count, a judgement or an approval is a counter-fact too; of what nobody knows, an unknown object', () => {
    const run = inspected(opened({}));
    const review = run.facts.find(({ kind }) => kind === 'review')?.factId ?? '';
    run.does('correct', at('03 10:50'), { factId: review, payload: { gate: 'return', level: 1, verdict: 'reject' }, reasonCode: 'typo' }, { task: null });
    expect(run.state.anomalies).toMatchObject([{ kind: 'unknown_scope' }]);
    expect(run.state.ending).toBeNull();
  });

  it('one that cannot be read changes nothing', () => {
    const run = inspected(opened({}));
    const before = JSON.stringify(run.state.scopes);
    run.does('correct', at('03 10:50'), { factId: inspection(run), payload: { method: 'full', lines: [] }, reasonCode: 'typo' }, { task: null, desk: 'quality' });
    expect(run.state.anomalies).toMatchObject([{ kind: 'malformed' }]);
    expect(JSON.stringify(run.state.scopes.filter(({ kind }) => kind !== 'anomaly'))).toBe(before);
  });
});

describe('作废 and 重开', () => {
  const word = (run: ReturnRun, day: number, role = 'csHead') => fact({ ...run.seqs }, 'reopen', 'returns', at('03 12:00') + day * 86_400_000, { reasonCode: 'customer_came_back', prior: {} }, { role });

  it('作废 is a matter of the heads of customer service, quality and sales, and of management, as the policy names them', () => {
    const by = (role: string, patch: object = {}) => {
      const run = opened(patch);
      run.does('cancel', at('03 09:05'), { reasonCode: 'r' }, { task: null, role });
      return run.state.ending?.result ?? run.state.anomalies[0]?.kind;
    };
    expect([by('csHead'), by('qcHead'), by('salesHead'), by('gm'), by('prodHead'), by('sales')]).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled', 'not_permitted', 'not_permitted']);
    expect(by('director', { roles: { director: { zh: '总监', en: 'Director', dept: 'SALES', head: 'gm' }, sales: { head: 'director' } } })).toBe('cancelled');
  });

  it('a return that has ended goes on from its final state: whoever reopened it says what is done again', () => {
    const run = stocked(opened({}));
    const step = reopen(run.ctx, run.state, word(run, 10));
    const again = new ReturnRun(run.ctx, at('03 09:00'));
    Object.assign(again.seqs, run.seqs, { returns: (run.seqs.returns ?? 0) + 1 });
    again.state = step.state;
    expect(again.steps()).toEqual(['reopenReview']);
    expect(again.task('reopenReview')).toMatchObject({ owner: { role: 'csHead' }, menu: { results: ['skip', 'reopen'] } });
    again.does('override', at('14 09:00'), { step: 'notify', act: 'reopen', reasonCode: 'r' }, { task: null, role: 'whHead', scope: { consignment: 'c1' } });
    // goods were judged on that arrival: it cannot be done again
    expect(again.state.anomalies).toMatchObject([{ kind: 'second_decision' }]);
    again.does('resolve', at('14 09:05'), { anomalyId: again.state.anomalies[0]?.id, verdict: 'dismiss', reasonCode: 'r' });
    again.does('override', at('14 09:10'), { step: 'reopenReview', act: 'skip', reasonCode: 'nothing_left' }, { task: null, role: 'csHead' });
    again.answer(at('14 09:20'));
    expect(again.state).toMatchObject({ result: 'completed', reopened: [{ role: 'csHead', result: 'completed' }] });
    // it ended twice, and the second end is its end
    expect(again.state.scopes.find(({ id }) => id === 'case')?.steps['close']).toMatchObject({ s: 'done', mark: again.state.closedAt });
    expect(again.state.closedAt).toBe(at('14 09:20'));
  });

  it('a refused return that is closed again without anything done stays refused', () => {
    const run = opened({});
    run.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'reject', reasonCode: 'r' }, { staff: 'e-head' });
    run.answer(at('03 09:20'));
    const again = new ReturnRun(run.ctx, at('03 09:00'));
    again.state = reopen(run.ctx, run.state, word(run, 1)).state;
    Object.assign(again.seqs, run.seqs, { returns: (run.seqs.returns ?? 0) + 1 });
    expect(again.state.ending).toBeNull();
    again.does('override', at('05 09:10'), { step: 'reopenReview', act: 'skip', reasonCode: 'nothing_left' }, { task: null, role: 'csHead' });
    again.answer(at('05 09:20'));
    expect(again.state.result).toBe('rejected');
  });

  it.each([
    ['after 90 days', 91, 'csHead', /90 days/], ['by others than the heads of customer service and quality', 1, 'salesHead', /heads of customer service/],
  ] as const)('not %s', (_why, day, role, why) => {
    const run = stocked(opened({}));
    expect(() => reopen(run.ctx, run.state, word(run, day, role))).toThrow(why);
  });

  it('to the last instant of the ninetieth day', () => {
    const run = stocked(opened({}));
    const refusedAt = (recordedAt: number) => reopenRefusal(run.ctx, run.state, { role: 'csHead', reasonCode: 'r', recordedAt })?.why ?? null;
    const last = (run.state.closedAt ?? 0) + 90 * 86_400_000;
    expect([refusedAt(last), refusedAt(last + 1)]).toEqual([null, 'late']);
  });

  it('at most twice, and never while it runs', () => {
    const run = stocked(opened({}));
    const twice = { ...run.state, reopened: [1, 2].map(() => ({ at: at('03 12:00'), role: 'csHead', result: 'completed' as const })) };
    expect(() => reopen(run.ctx, twice, word(run, 1))).toThrow(/2 times/);
    expect(() => reopen(run.ctx, inspected(opened({})).state, word(run, 1))).toThrow(/not ended/);
  });
});

describe('关联', () => {
  it('is applied when its version is higher, whatever order it comes in', () => {
    const run = opened({});
    const link = (state: string, version: number, results: string[] = []) => run.make('link', at('03 09:05'), { kind: 'inquiry', id: 'IQ-1', state, results, version }, { task: null });
    const [open, done] = [link('open', 1), link('done', 2, ['found'])];
    run.deliver(done);
    run.deliver(open);
    expect(run.state.links).toMatchObject([{ id: 'IQ-1', state: 'done', results: ['found'], version: 2 }]);
  });

  it('a closed return hears it as a stray fact and stays as it is', () => {
    const run = stocked(opened({}));
    const late = run.make('link', at('04 09:05'), { kind: 'inquiry', id: 'IQ-1', state: 'open', results: [], version: 1 }, { task: null });
    const { state, effects } = apply(run.ctx, run.state, late, late.receivedAt);
    expect(effects.map(({ event }) => event)).toEqual(['fact-applied', 'stray-fact']);
    expect(state.links).toEqual([]);
  });
});

describe('where nothing fits', () => {
  it('TEST_PLAIN covers the scenarios: no clock of theirs is provisional', () => {
    const run = inspected(opened({}));
    expect(run.state.clocks.flatMap(({ editions }) => editions).some(({ provisional }) => provisional)).toBe(false);
    expect(run.ctx.calendar).toBe(TEST_PLAIN);
  });
});
