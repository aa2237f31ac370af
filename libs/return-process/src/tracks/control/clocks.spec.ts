import { describe, expect, it } from '@jest/globals';
import { inspected, opened } from '../../changed-policy.fixture.js';
import { hours, row, sla } from '../../policy/profiles/notation.js';
import { at, bodies, registration, type ReturnRun } from '../../return-run.fixture.js';

const toRework = (run: ReturnRun): void => {
  inspected(run);
  run.does('dispose', at('03 11:00'), { lines: [{ line: 1, portions: [{ qty: '12', goods: 'REWORK', remedy: 'NONE' }] }] });
  run.does('order', at('03 11:30'), { orderNo: 'MO-1', qty: '12', priority: false });
};

describe('a limit that runs to an agreed date', () => {
  // S003-08: the date the customer allowed; here promised with the order, as 订单 names it
  const AGREED = { sla: { rework: sla('按客户约定', 'As agreed with the customer', { agreed: 'order' }, 'open:rework', 'rework', 'prod', 'S003-08') } };
  const promising = (run: ReturnRun, promisedAt: number) => {
    inspected(run);
    run.does('dispose', at('03 11:00'), { lines: [{ line: 1, portions: [{ qty: '12', goods: 'REWORK', remedy: 'NONE' }] }] });
    const order = run.make('order', at('03 11:30'), { orderNo: 'MO-1', qty: '12', priority: false });
    run.deliver({ ...order, payload: { ...order.payload, promisedAt } });
  };

  it('T36: ends at the date promised in the fact, and is missed a moment later', () => {
    const run = opened(AGREED);
    promising(run, at('10 12:00'));
    expect(run.clock('rework')).toMatchObject({ startedAt: at('03 11:30'), agreed: 'order', editions: [{ dueAt: at('10 12:00'), why: 'start', provisional: false }] });
    run.tick(at('10 12:00'));
    expect(run.clock('rework').breaches).toEqual([]);
    run.tick(at('10 12:01'));
    expect(run.clock('rework').breaches).toMatchObject([{ dueAt: at('10 12:00') }]);
  });

  it('T36: until somebody has promised a date the task is chased', () => {
    const run = opened(AGREED);
    toRework(run);
    expect(run.state.clocks.filter(({ rule }) => rule === 'rework')).toMatchObject([{ kind: 'chase' }]);
  });

  it('T36: with a promise it is chased no more', () => {
    const run = opened(AGREED);
    promising(run, at('10 12:00'));
    expect(run.state.clocks.filter(({ kind, step }) => kind === 'chase' && step === 'rework')).toEqual([]);
  });

  it('T36: a date before the work could begin is due at once', () => {
    const run = opened(AGREED);
    promising(run, at('03 09:00'));
    expect(run.clock('rework').editions).toMatchObject([{ dueAt: at('03 11:30') }]);
    run.tick(at('03 11:31'));
    expect(run.clock('rework').breaches).toMatchObject([{ dueAt: at('03 11:30') }]);
  });

  it('a promise stands whatever the house pauses', () => {
    const run = opened(AGREED);
    promising(run, at('10 12:00'));
    run.does('pause', at('04 09:00'), { reasonCode: 'stocktaking', until: at('06 09:00') }, { task: null });
    run.does('resume', at('06 09:00'), { reasonCode: 'done' });
    expect(run.clock('rework')).toMatchObject({ pauses: [], editions: [{ dueAt: at('10 12:00') }] });
  });
});

describe('a limit with a condition', () => {
  it('P08: runs only where it holds', () => {
    const under = (severity: string) => {
      const run = opened({ sla: { disposition: { when: { severity: 'serious' } } } }, registration(undefined, { severity }));
      inspected(run);
      return run.state.clocks.filter(({ rule }) => rule === 'disposition').length;
    };
    expect([under('serious'), under('minor')]).toEqual([1, 0]);
  });
});

describe('a missed limit that asks for a notice in writing', () => {
  const NOTICE = {
    sla: { repair: sla('维修计划 8 小时', 'Repair within 8 hours', hours(8), 'open:rework', 'rework', 'prod', 'S003-15 §5.2.5', { onBreach: { duty: 'reason' } }) },
    duties: { reason: { zh: '计划不到位说明', en: 'Reason for the delay', by: 'prod', after: 'open:rework', before: 'none', per: 'portion', clause: 'S003-15 §5.2.5' } },
  };
  const late = (): ReturnRun => {
    const run = opened(NOTICE);
    toRework(run);
    run.tick(at('03 19:30'));
    return run;
  };

  it('T33: it is asked for at the instant of the breach and not before; the step stays open', () => {
    const run = late();
    expect(run.steps()).toEqual(['rework']);
    run.tick(at('03 19:31'));
    expect(run.steps().sort()).toEqual(['duty.reason', 'rework']);
    expect(run.task('duty.reason')).toMatchObject({ openedAt: at('03 19:30'), owner: { role: 'prod' }, clause: 'S003-15 §5.2.5' });
  });

  it('T33: once, however often the limit is missed', () => {
    const run = late();
    run.tick(at('04 09:00'));
    run.does('duty', at('04 09:00'), { duty: 'reason' });
    run.tick(at('14 09:00'));
    expect(run.steps()).toEqual(['rework']);
  });

  it('T33: a repair finished in time whose news was late: the notice is asked back', () => {
    const run = late();
    run.tick(at('03 20:00'));
    run.does('repair', at('03 19:00'), { qtyDone: '12', qtyUnrepairable: '0', hours: 2, material: [] }, { received: at('03 20:05') });
    expect(run.clock('repair')).toMatchObject({ state: 'met' });
    expect(run.task('duty.reason').state).toBe('asked_back');
    run.answer(at('03 20:10'));
    expect(run.steps()).toEqual(['reinspect']);
  });

  it('T35: it blocks nothing: the return ends without it, and it is asked back', () => {
    const run = late();
    run.tick(at('04 08:00'));
    run.does('repair', at('04 09:00'), { qtyDone: '12', qtyUnrepairable: '0', hours: 2, material: [] });
    run.does('reinspect', at('04 10:00'), { pass: '12', fail: '0', defects: [] });
    run.does('stock_in', at('04 11:00'), { qty: '12', storeCode: 'S1' });
    expect(run.state.result).toBe('completed');
    expect(run.task('duty.reason').state).toBe('asked_back');
  });
});

describe('P01, §4.4 emergency mode: an emergency (应急, S002-05)', () => {
  const emergency = (run: ReturnRun, from: string, until: string): void => void run.does('pause', at(from), { reasonCode: 'emergency', until: at(until) }, { task: null });

  it('flag: clocks run on; a breach inside it is told as such, one after it is not', () => {
    const run = inspected(opened({}));
    emergency(run, '03 11:00', '03 14:00');
    expect(run.clock('disposition')).toMatchObject({ pausedBy: [], editions: [{ dueAt: at('03 12:30') }] });
    const rung = run.tick(at('03 12:31'));
    expect(bodies(rung, 'clock-stated').filter(({ sla: key }) => key === 'disposition')).toMatchObject([{ breachedAt: at('03 12:30'), inEmergency: true }]);
    expect(run.status().paused).toEqual({ reasonCode: 'emergency', until: at('03 14:00') });
  });

  it('flag: the news of it may come after the breach rang', () => {
    const run = inspected(opened({}));
    run.tick(at('03 12:31'));
    const told = run.does('pause', at('03 11:00'), { reasonCode: 'emergency', until: at('03 14:00') }, { task: null, received: at('03 12:40') });
    expect(bodies(told, 'clock-stated').filter(({ sla: key }) => key === 'disposition')).toMatchObject([{ inEmergency: true }]);
  });

  it('flag: what is due when it is over counts again', () => {
    const run = inspected(opened({}));
    emergency(run, '03 11:00', '03 14:00');
    run.does('resume', at('03 12:00'), { reasonCode: 'over' });
    const rung = run.tick(at('03 12:31'));
    expect(bodies(rung, 'clock-stated').find(({ sla: key }) => key === 'disposition')).not.toHaveProperty('inEmergency');
    expect(run.state.emergencies).toEqual([{ from: at('03 11:00'), to: at('03 12:00') }]);
  });

  it('pause: where the policy says so, all clocks stand', () => {
    const run = inspected(opened({ emergency: 'pause' }));
    emergency(run, '03 11:00', '03 14:00');
    run.does('resume', at('03 13:00'), { reasonCode: 'over' });
    // two hours from 10:30, of which half an hour was used: 13:00 + 90 min
    expect(run.clock('disposition').editions).toMatchObject([{ dueAt: at('03 12:30') }, { dueAt: at('03 14:30'), why: 'resume' }]);
  });

  it('an ordinary pause in it stops the clocks from then on', () => {
    const run = inspected(opened({}));
    emergency(run, '03 11:00', '03 14:00');
    run.does('pause', at('03 11:30'), { reasonCode: 'stocktaking', until: at('03 15:00') }, { task: null });
    expect(run.clock('disposition').pauses).toEqual([{ from: at('03 11:30'), to: null }]);
    run.does('resume', at('03 12:30'), { reasonCode: 'done' });
    expect(run.clock('disposition').editions.at(-1)).toMatchObject({ dueAt: at('03 13:30'), why: 'resume' });
  });
});

describe('a limit on the whole return', () => {
  it('T07: runs from the first inspection to the end', () => {
    const run = inspected(opened({ sla: { whole: sla('一周结案', 'Closed within a week', hours(168), 'inspect', 'close', 'qc', 'S000-05') } }));
    expect(run.clock('whole')).toMatchObject({ startedAt: at('03 10:30'), editions: [{ dueAt: at('10 10:30') }], state: 'running' });
  });

  it('T16: stands while the customer’s month end is awaited, whatever scope that step has', () => {
    const run = opened({ sla: { whole: sla('七日', 'Seven days', hours(168), 'complaint', 'close', 'qc', 'S000-17', { pauseWhile: ['rework'] }) } });
    toRework(run);
    expect(run.clock('whole')).toMatchObject({ pausedBy: ['rework'], pauses: [{ from: at('03 11:30'), to: null }] });
    run.does('repair', at('05 11:30'), { qtyDone: '12', qtyUnrepairable: '0', hours: 2, material: [] });
    expect(run.clock('whole').editions).toMatchObject([{ dueAt: at('10 09:00') }, { dueAt: at('12 09:00'), why: 'resume' }]);
  });

  it('adds what the policy adds, in the measure of its own spans', () => {
    const run = opened({ sla: { rework: sla('维修时限', 'Repair', hours(72), 'open:rework', 'rework', 'prod', 'S003-15', { adds: [row({ severity: 'serious' }, hours(48), '§5.4.2')] }) } }, registration(undefined, { severity: 'serious' }));
    toRework(run);
    // T34: 72 h + 48 h from 11:30
    expect(run.clock('rework')).toMatchObject({ adds: [{ natural: 2880 }], editions: [{ dueAt: at('08 11:30') }] });
  });
});

describe('暂停 of one clock', () => {
  /** Two limits run from the inspection on: the judgement's 2 hours and 4 hours more for the same step. */
  const two = (): ReturnRun => inspected(opened({ sla: { second: sla('判定四小时', 'Judgement within four hours', hours(4), 'inspect', 'dispose', 'qc', 'house') } }));
  const DISPOSITION = 'c1/disposition/1';
  const pause = (run: ReturnRun, when: string, until: string, clockId = DISPOSITION, role = 'qc') =>
    run.does('pause', at(when), { reasonCode: 'lab_away', until: at(until), clockId }, { task: null, role });

  it('stops that clock alone; its ledger shows from when to when, and goes on with what was left', () => {
    const run = two();
    pause(run, '03 11:00', '03 15:00');
    expect([run.clock('disposition').pausedBy.length, run.clock('second').pausedBy.length, run.state.paused]).toEqual([1, 0, null]);
    expect(bodies(run.effects, 'clock-stated').findLast(({ clockId }) => clockId === DISPOSITION)).toMatchObject({ state: 'paused', dueAt: null });
    // due 12:30 had it run on
    run.tick(at('03 13:00'));
    expect(run.clock('disposition').breaches).toEqual([]);
    run.does('resume', at('03 14:00'), { reasonCode: 'back', clockId: DISPOSITION }, { task: null });
    // 30 of 120 minutes were used
    expect(run.clock('disposition')).toMatchObject({ pauses: [{ from: at('03 11:00'), to: at('03 14:00') }], pausedBy: [], editions: [{ why: 'start' }, { dueAt: at('03 15:30'), at: at('03 14:00'), why: 'resume' }] });
    expect(run.clock('second')).toMatchObject({ pauses: [], editions: [{ dueAt: at('03 14:30') }] });
  });

  it('is an obligation of the head of whoever paused it, due when it shall end; answering it lets the clock run', () => {
    const run = two();
    pause(run, '03 11:00', '03 15:00');
    expect(run.task('clockReview')).toMatchObject({ owner: { role: 'qcHead' }, desk: 'returns', accepts: 'resume', dueAt: at('03 15:00'), menu: { clockId: DISPOSITION } });
    run.does('resume', at('03 14:00'), { reasonCode: 'back' });
    expect([run.clock('disposition').pausedBy, run.steps().includes('clockReview'), run.state.held]).toEqual([[], false, undefined]);
  });

  it('each clock has its own review; a second word about one moves its end', () => {
    const run = two();
    pause(run, '03 11:00', '03 15:00');
    pause(run, '03 11:05', '03 16:00', 'c1/second/1', 'sales');
    pause(run, '03 11:10', '03 17:00');
    const reviews = run.tasks().filter(({ step, state }) => step === 'clockReview' && state === 'open');
    expect(reviews.map(({ menu, dueAt, owner }) => [menu.clockId, dueAt, owner.role])).toEqual([['c1/second/1', at('03 16:00'), 'salesHead'], [DISPOSITION, at('03 17:00'), 'qcHead']]);
    expect(run.clock('disposition').pauses).toEqual([{ from: at('03 11:00'), to: null }]);
    run.does('resume', at('03 12:00'), { reasonCode: 'back', clockId: 'c1/second/1' }, { task: null });
    expect([run.clock('second').pausedBy, run.clock('disposition').pausedBy.length]).toEqual([[], 1]);
    // a review that was answered, or overtaken, is over: nobody hands it back
    expect(run.tasks().filter(({ step }) => step === 'clockReview').map(({ state }) => state)).toEqual(['open']);
  });

  it('whichever of both holds it longer decides, beside a pause of the whole return', () => {
    const run = two();
    pause(run, '03 11:00', '03 15:00');
    run.does('pause', at('03 11:30'), { reasonCode: 'stocktaking', until: at('03 14:00') }, { task: null });
    run.does('resume', at('03 12:00'), { reasonCode: 'back', clockId: DISPOSITION }, { task: null });
    expect(run.clock('disposition').pausedBy).toEqual(['case']);
    run.does('resume', at('03 13:00'), { reasonCode: 'done' }, { task: null });
    expect(run.clock('disposition')).toMatchObject({ pauses: [{ from: at('03 11:00'), to: at('03 13:00') }], editions: [{}, { dueAt: at('03 14:30') }] });
  });

  it('ends with its clock: what is left to review is asked back', () => {
    const run = two();
    pause(run, '03 11:00', '03 15:00');
    run.does('dispose', at('03 12:00'), { lines: [{ line: 1, portions: [{ qty: '12', goods: 'REWORK', remedy: 'NONE' }] }] });
    expect([run.state.held, run.clock('disposition').state, run.tasks().find(({ step }) => step === 'clockReview')?.state]).toEqual([undefined, 'met', 'asked_back']);
  });

  it('the part of goods that are split stands like the whole', () => {
    const run = opened({ sla: { rework: sla('返修', 'Rework', hours(72), 'open:rework', 'rework', 'prod', 'house') } });
    toRework(run);
    const { clockId } = run.task('rework');
    pause(run, '03 12:00', '03 18:00', clockId ?? '', 'prod');
    run.does('repair', at('03 13:00'), { qtyDone: '0', qtyUnrepairable: '5', hours: 1, material: [] });
    const halves = run.state.clocks.filter(({ rule, state }) => rule === 'rework' && state === 'running');
    expect(halves.every(({ id, pausedBy }) => pausedBy.length === 0 || run.state.held?.some(({ clockId: held }) => held === id))).toBe(true);
    run.does('resume', at('03 14:00'), { reasonCode: 'back', clockId }, { task: null });
    expect(run.state.clocks.find(({ id }) => id === clockId)?.pausedBy).toEqual([]);
  });

  it('a date that was promised is nobody’s to pause: it is shown, and nobody is asked to review it', () => {
    const run = inspected(opened({ sla: { rework: sla('按客户约定', 'As agreed with the customer', { agreed: 'order' }, 'open:rework', 'rework', 'prod', 'S003-08') } }));
    run.does('dispose', at('03 11:00'), { lines: [{ line: 1, portions: [{ qty: '12', goods: 'REWORK', remedy: 'NONE' }] }] });
    const order = run.make('order', at('03 11:30'), { orderNo: 'MO-1', qty: '12', priority: false });
    run.deliver({ ...order, payload: { ...order.payload, promisedAt: at('10 12:00') } });
    pause(run, '03 12:00', '04 12:00', run.clock('rework').id, 'prod');
    expect([run.state.anomalies.map(({ kind }) => kind), run.state.held, run.steps().includes('clockReview')]).toEqual([['not_permitted'], undefined, false]);
  });

  it('of a clock nobody knows, or without an end is refused and shown; of one that is over, nothing', () => {
    const run = two();
    pause(run, '03 11:00', '03 15:00', 'c9/none/1');
    expect(run.state.anomalies).toMatchObject([{ kind: 'unknown_scope' }]);
    pause(run, '03 11:05', '03 10:00');
    expect(run.state.anomalies.map(({ kind }) => kind)).toEqual(['unknown_scope', 'malformed']);
    pause(run, '03 11:10', '03 15:00', 'c1/inspection/1');
    expect([run.state.anomalies.length, run.state.held, run.steps().includes('clockReview')]).toEqual([2, undefined, false]);
    run.does('resume', at('03 12:00'), { reasonCode: 'back', clockId: DISPOSITION }, { task: null });
    expect(run.clock('disposition').editions).toHaveLength(1);
  });
});
