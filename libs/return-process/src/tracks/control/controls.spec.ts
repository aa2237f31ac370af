import { CN_STANDARD } from '@guitu/calendar/snapshots/cn-standard';
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { describe, expect, it } from '@jest/globals';
import { changed, inspected, judged, opened, stocked } from '../../changed-policy.fixture.js';
import { hours, workdays } from '../../policy/profiles/notation.js';
import { previewRepin } from '../../repin/preview-repin.js';
import { repinObstacles } from '../../repin/repin-obstacles.js';
import { apply, arePinsOf, contextAfter, contextOf, pinsAfter, reopen, type ReceivedFact } from '../../return-process.js';
import { reopenRefusal } from '../../reopen.js';
import { at, bodies, fact, ReturnRun, SHA } from '../../return-run.fixture.js';

/** What a run does with a fact that names a document: the context first, then the fact. */
function take(run: ReturnRun, word: ReceivedFact, document: unknown): ReturnRun {
  const delivered: ReceivedFact = { ...word, document };
  const next = new ReturnRun(contextAfter(run.ctx, run.state, delivered), at('03 09:00'));
  next.state = run.state;
  Object.assign(next.seqs, run.seqs);
  next.deliver(delivered);
  return next;
}

describe('日历更新', () => {
  const until = { ...CN_STANDARD, key: 'plant', version: 1, coveredUntil: '2025-03-07' };
  /** The week after is known now: the Monday is a holiday of the plant. */
  const more = { ...until, version: 2, coveredUntil: '2025-12-31', holidays: [...until.holidays.filter((day) => day < '2025-03-07'), '2025-03-10'], workdays: [] };
  const begun = (): ReturnRun => inspected(new ReturnRun(contextOf(changed({ sla: { disposition: { budget: workdays(6) } } }), until), at('03 09:00')));
  const word = (run: ReturnRun, version: number) => run.make('calendar', at('04 09:00'), { calendar: { key: 'plant', version, sha256: SHA } }, { task: null });

  it('a due time beyond the days that are known is provisional, and people see it', () => {
    const run = begun();
    // the sixth working day after Monday the 3rd is Tuesday the 11th, if the Monday between is worked
    expect(run.clock('disposition').editions).toEqual([{ dueAt: at('12 00:00'), at: at('03 10:30'), why: 'start', provisional: true }]);
    expect(bodies(run.effects, 'anomaly-stated').filter(({ kind }) => kind === 'clock_provisional')).toMatchObject([{ state: 'info', step: 'dispose' }]);
  });

  it('is computed again when more days are known; nothing else moves', () => {
    const before = begun();
    const run = take(before, word(before, 2), more);
    expect(run.clock('disposition').editions.at(-1)).toEqual({ dueAt: at('13 00:00'), at: at('04 09:00'), why: 'calendar', provisional: false });
    expect(run.clock('inspection').editions).toHaveLength(1);
    expect([run.ctx.calendar.version, run.state.calendar]).toEqual([2, 2]);
  });

  it.each([
    ['whose document did not come', 2, undefined], ['of another version than it says', 3, more], ['that may not be published', 2, { ...more, shifts: [] }], ['of another plant', 2, { ...more, key: 'other' }],
  ])('one %s changes nothing and is shown', (_why, version, document) => {
    const before = begun();
    const run = take(before, word(before, version), document);
    expect([run.ctx.calendar.version, run.clock('disposition').editions.length]).toEqual([1, 1]);
    expect(run.state.anomalies).toMatchObject([{ kind: 'malformed' }]);
  });

  it('an old one is ignored', () => {
    const before = begun();
    const newer = take(before, word(before, 2), more);
    const again = take(newer, word(newer, 1), until);
    expect([again.ctx.calendar.version, again.state.anomalies]).toEqual([2, []]);
  });
});

describe('R58: 换版', () => {
  const NEXT = { sla: { disposition: { budget: hours(4) } }, disposition: { by: { mode: 'one', roles: ['eng'] } } };
  const word = (run: ReturnRun, mode: 'new_dates' | 'flow', by = 'gm') => run.make('repin', at('03 11:00'), { policy: { key: 'changed', version: 2, sha256: SHA }, mode, reasonCode: 'new_issue' }, { task: null, role: by });

  it('new_dates: running limits get their new due time, tasks stay whose they are', () => {
    const before = inspected(opened({}));
    const run = take(before, word(before, 'new_dates'), changed(NEXT, 2));
    expect(run.clock('disposition').editions).toMatchObject([{ dueAt: at('03 12:30') }, { dueAt: at('03 14:30'), at: at('03 11:00'), why: 'policy' }]);
    expect([run.task('dispose').owner.role, run.state.dates, run.state.about.policy]).toEqual(['qc', 'changed@2', 'changed@1']);
  });

  it('flow: tasks go to whom the new version names', () => {
    const before = inspected(opened({}));
    const run = take(before, word(before, 'flow'), changed(NEXT, 2));
    expect(run.task('dispose')).toMatchObject({ owner: { role: 'eng' }, rev: 2, dueAt: at('03 14:30') });
    expect(run.state.about.policy).toBe('changed@2');
  });

  it('a limit that was missed keeps its due time', () => {
    const before = inspected(opened({}));
    before.tick(at('03 12:31'));
    const late = { ...word(before, 'new_dates'), recordedAt: at('03 13:00'), performedAt: at('03 13:00'), receivedAt: at('03 13:00') };
    expect(take(before, late, changed(NEXT, 2)).clock('disposition').editions).toHaveLength(1);
  });

  it('flow is refused with reasons unless all that was begun exists there', () => {
    const before = judged(opened({}), 'SCRAP');
    const without = changed({ inspection: { mode: 'none' }, sla: { inspection: null, disposition: { start: 'notify' } }, outcomes: { goods: ['REWORK', 'RESTOCK'] }, approvals: { return: null }, forms: { scrapRequest: null } }, 2);
    expect(repinObstacles(before.ctx, before.state, without).map(({ what, at: place }) => [what, place])).toEqual([
      ['step', 'case/approve'], ['step', 'c1/inspect'], ['outcome', 'p1'], ['level', 'case/approve/1'],
    ]);
    const run = take(before, word(before, 'flow'), without);
    expect([run.ctx.policy.version, run.state.about.policy]).toEqual([1, 'changed@1']);
    expect(run.state.anomalies).toMatchObject([{ kind: 'not_permitted' }]);
    expect(previewRepin(before.ctx, before.state, without, word(before, 'flow')).refused).toHaveLength(4);
  });

  it('a run built again from its record goes by what the lost one went by: every change, in its order', () => {
    const [two, three] = [changed(NEXT, 2), changed({ sla: { inspection: { budget: hours(5) }, disposition: { budget: hours(3) } } }, 3)];
    const first = inspected(opened({}));
    const words = [word(first, 'flow'), { ...word(first, 'new_dates'), payload: { policy: { key: 'changed', version: 3, sha256: SHA }, mode: 'new_dates', reasonCode: 'r' } }];
    const [toTwo, toThree] = words.map((one, index) => ({ ...one, seq: one.seq + index, document: index === 0 ? two : three }));
    if (toTwo === undefined || toThree === undefined) throw new Error('two words');
    const lost = take(take(first, toTwo, two), toThree, three);
    const pins = [toTwo, toThree].reduce(pinsAfter, { policy: first.ctx.policy, calendar: first.ctx.calendar });
    expect(contextOf(pins.policy, pins.calendar, first.ctx.settleMs, pins.dates)).toEqual(lost.ctx);
    expect(arePinsOf(pins, lost.state)).toBe(true);
    // the same two the other way round are another run: the limits of version 3 would be gone
    const otherwise = [toThree, toTwo].reduce(pinsAfter, { policy: first.ctx.policy, calendar: first.ctx.calendar });
    expect([arePinsOf(otherwise, lost.state), lost.clock('disposition').editions.map(({ why }) => why)]).toEqual([false, ['start', 'policy', 'policy']]);
  });

  it('delivered once more after another followed, it changes nothing', () => {
    const first = inspected(opened({}));
    const toTwo = { ...word(first, 'flow'), document: changed(NEXT, 2) };
    const back = { ...toTwo, factId: '0195786d-116a-716a-826a-5a3c00096911', seq: toTwo.seq + 1, payload: { ...toTwo.payload, policy: { key: 'changed', version: 1, sha256: SHA } } };
    const undone = take(take(first, toTwo, toTwo.document), back, changed({}, 1));
    expect(undone.state.about.policy).toBe('changed@1');
    expect(contextAfter(undone.ctx, undone.state, toTwo)).toBe(undone.ctx);
  });

  it('is the policy owner’s', () => {
    const before = inspected(opened({}));
    expect(take(before, word(before, 'flow', 'sales'), changed(NEXT, 2)).state.anomalies).toMatchObject([{ kind: 'not_permitted' }]);
  });

  it('the preview says what comes later, who gets or loses a task and which values order it, and changes nothing', () => {
    const run = inspected(opened({}));
    const stored = JSON.stringify(run.state);
    const { differences, ...moved } = previewRepin(run.ctx, run.state, changed(NEXT, 2), word(run, 'flow'));
    expect(differences.map(({ path }) => path)).toEqual(['disposition.by.roles', 'sla.disposition.budget', 'version']);
    // its limits alone: nobody else is asked
    const dates = previewRepin(run.ctx, run.state, changed(NEXT, 2), word(run, 'new_dates'));
    expect([dates.differences.map(({ path }) => path), dates.gained, dates.clocks.length]).toEqual([['sla.disposition.budget'], [], 1]);
    // a limit that stays as it is, is not shown
    const beside = inspected(opened({ sla: { second: { zh: '判定六小时', en: 'Judgement within six hours', budget: hours(6), start: 'inspect', stop: 'dispose', owner: 'qc', ladder: 'standard', clause: 'house' } } }));
    expect(previewRepin(beside.ctx, beside.state, changed(NEXT, 2), word(beside, 'new_dates')).clocks.map(({ clockId }) => clockId)).toEqual(['c1/disposition/1']);
    expect(moved).toEqual({
      refused: [], clocks: [{ clockId: 'c1/disposition/1', zh: '2 小时内判定', en: 'Decide within 2 hours', from: at('03 12:30'), to: at('03 14:30') }],
      gained: [{ taskId: 'c1/dispose/1/1', role: 'eng', zh: '判定', en: 'Disposition' }], lost: [{ taskId: 'c1/dispose/1/1', role: 'qc', zh: '判定', en: 'Disposition' }],
    });
    expect(JSON.stringify(run.state)).toBe(stored);
  });
});

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
