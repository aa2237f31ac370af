import { describe, expect, it } from '@jest/globals';
import { changed, inspected, judged, opened } from '../../changed-policy.fixture.js';
import { hours } from '../../policy/profiles/notation.js';
import { previewRepin } from '../../repin/preview-repin.js';
import { repinObstacles } from '../../repin/repin-obstacles.js';
import { arePinsOf, contextAfter, contextOf, pinsAfter } from '../../return-process.js';
import type { ReturnRun} from '../../return-run.fixture.js';
import { at, bodies, SHA } from '../../return-run.fixture.js';
import { take } from './delivered-document.fixture.js';

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

  it('flow: an open task whose role is another department’s in the new version is told anew', () => {
    const before = opened({});
    before.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
    before.does('instruct', at('03 09:20'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
    expect(before.task('transport')).toMatchObject({ desk: 'warehouse', owner: { role: 'keeper', dept: 'WAREHOUSE' }, rev: 1 });
    const run = take(before, word(before, 'flow'), changed({ roles: { keeper: { dept: 'SALES' } } }, 2));
    expect(bodies(run.effects, 'task-stated').filter(({ step }) => step === 'transport').at(-1)).toMatchObject({ owner: { role: 'keeper', dept: 'SALES' }, rev: 2, state: 'open' });
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
