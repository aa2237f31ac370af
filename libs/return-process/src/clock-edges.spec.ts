/** The edges of clocks by hand: the very due time, facts that come late, pauses in pauses (process-model.md §1.6). */
import { describe, expect, it } from '@jest/globals';
import { opened } from './changed-policy.fixture.js';
import { at, bodies, contextFor, ReturnRun } from './return-run.fixture.js';

const LABEL = { areaCode: 'RETURN', label: '退货待判' };
const OPEN = { task: null } as const;

/** Counted on 4 March at 10:20: notice is due within an hour (11:20), inspection within three days (7 March 10:20). */
function arrived(run = new ReturnRun(contextFor('headline@1'), at('03 09:00')), received = '12'): ReturnRun {
  run.does('review', at('03 09:30'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
  run.does('instruct', at('03 09:40'), { addressCode: 'WH-1', freightPayer: 'company', forms: [{ code: 'slip', no: 'TH-1' }] });
  run.does('receive', at('04 10:20'), { lines: [{ line: 1, received }], documents: ['slip'], signedBy: [] });
  return run;
}
/** Notified at 11:00. */
function notified(): ReturnRun {
  const run = arrived();
  run.does('arrival_notice', at('04 11:00'), LABEL);
  return run;
}
/** Inspected at 15:00: judgement is due at 17:00. */
function inspected(): ReturnRun {
  const run = notified();
  run.does('inspect', at('04 15:00'), { method: 'full', lines: [{ line: 1, sample: '12', passed: '0', failed: '12' }] });
  return run;
}
const pause = (run: ReturnRun, when: string, received = when) => run.does('pause', at(when), { reasonCode: 'x', until: at('20 18:00') }, { ...OPEN, received: at(received) });
const resume = (run: ReturnRun, when: string) => run.does('resume', at(when), { reasonCode: 'x' }, OPEN);
const rings = (effects: ReturnType<ReturnRun['tick']>) => bodies(effects, 'rung-reached').map(({ action, rungAt }) => [action, rungAt]);
const dues = (run: ReturnRun, rule: string) => run.clock(rule).editions.map(({ dueAt }) => dueAt);

describe('the due time itself', () => {
  it('I10: what is done at it is in time, read at once', () => {
    const run = arrived();
    const effects = run.does('arrival_notice', at('04 11:20'), LABEL);
    expect(run.clock('arrival_notify')).toMatchObject({ state: 'met', breaches: [] });
    expect(rings(effects).filter(([action]) => action !== 'remind')).toEqual([]);
  });

  it('I10: or read after the breach rang', () => {
    const run = arrived();
    const late = run.make('arrival_notice', at('04 11:20'), LABEL, { received: at('04 13:10') });
    run.tick(at('04 13:00'));
    expect(bodies(run.deliver(late), 'breach-withdrawn')).toHaveLength(1);
    expect(run.clock('arrival_notify')).toMatchObject({ state: 'met', breaches: [{ dueAt: at('04 11:20'), withdrawnAt: at('04 11:20') }] });
  });

  it('a pause that begins at it comes in time: nothing is left, and nothing was missed', () => {
    const run = arrived();
    pause(run, '04 11:20');
    resume(run, '04 14:00');
    expect(dues(run, 'arrival_notify')).toEqual([at('04 11:20'), at('04 14:00')]);
    run.does('arrival_notice', at('04 14:00'), LABEL);
    expect(run.clock('arrival_notify')).toMatchObject({ state: 'met', breaches: [] });
  });
});

describe('what comes late', () => {
  it('I8: a fact after the due time proves the breach, without any tick', () => {
    const run = arrived();
    const effects = run.does('arrival_notice', at('04 12:00'), LABEL);
    expect(run.clock('arrival_notify')).toMatchObject({ state: 'late', breaches: [{ dueAt: at('04 11:20'), withdrawnAt: null }] });
    expect(rings(effects)).toEqual([['breach', at('04 11:20')], ['escalate', at('04 11:20')]]);
  });

  it('I10: a pause in time whose news was late takes the breach back, once, and it may ring again', () => {
    const run = arrived();
    run.tick(at('04 13:00'));
    expect(bodies(pause(run, '04 11:00', '04 13:05'), 'breach-withdrawn')).toMatchObject([{ sla: 'arrival_notify', dueAt: at('04 11:20') }]);
    resume(run, '04 14:00');
    run.tick(at('04 15:00'));
    expect(run.clock('arrival_notify').breaches).toMatchObject([{ dueAt: at('04 11:20'), withdrawnAt: at('04 11:00') }, { dueAt: at('04 14:20'), withdrawnAt: null }]);
  });

  it('I10: two proofs that a limit was kept take the breach back once', () => {
    const run = arrived();
    run.tick(at('04 13:00'));
    const notice = run.make('arrival_notice', at('04 11:10'), LABEL, { received: at('04 13:10') });
    pause(run, '04 11:00', '04 13:05');
    run.deliver(notice);
    expect(bodies(run.effects, 'breach-withdrawn')).toHaveLength(1);
    expect(run.clock('arrival_notify').breaches).toMatchObject([{ withdrawnAt: at('04 11:00') }]);
  });
});

describe('a clock that stands', () => {
  it('misses nothing: done in the pause is in time', () => {
    const run = arrived();
    pause(run, '04 11:00');
    run.does('arrival_notice', at('04 12:00'), LABEL);
    expect(run.clock('arrival_notify')).toMatchObject({ state: 'met', breaches: [] });
  });

  it('that was late before is not rung after the pause for what fell into it', () => {
    const run = arrived();
    run.tick(at('04 11:30'));
    pause(run, '04 11:30');
    const after = bodies([...resume(run, '07 11:30'), ...run.tick(at('07 11:40'))], 'rung-reached');
    expect(after.filter(({ sla }) => sla === 'arrival_notify')).toEqual([]);
  });

  it('for two reasons stands until the last is gone', () => {
    const run = arrived(undefined, '11');
    pause(run, '04 11:00');
    resume(run, '04 12:00');
    expect(run.clock('arrival_notify').pausedBy).toEqual(['discrepancy']);
    run.does('discrepancy', at('04 15:20'), { lines: [{ line: 1, qty: '1', result: 'not_sent' }], reasonCode: 'counted' });
    expect(run.task('notify').dueAt).toBe(at('04 16:20'));
  });

  it('for two reasons stands until the last is gone, whichever that is', () => {
    const run = arrived(undefined, '11');
    pause(run, '04 11:00');
    run.does('discrepancy', at('04 15:20'), { lines: [{ line: 1, qty: '1', result: 'not_sent' }], reasonCode: 'counted' });
    expect(run.clock('arrival_notify').pausedBy).toEqual(['case']);
    resume(run, '04 16:00');
    expect(run.task('notify').dueAt).toBe(at('04 17:00'));
  });

  it('twice is moved by what each pause took: a day and a day', () => {
    const run = notified();
    pause(run, '05 10:20');
    resume(run, '06 10:20');
    pause(run, '07 10:20');
    resume(run, '08 10:20');
    expect(dues(run, 'inspection')).toEqual([at('07 10:20'), at('08 10:20'), at('09 10:20')]);
  });

  it('is reminded of at three quarters of its own time, the pause left out', () => {
    const run = notified();
    pause(run, '05 10:20');
    resume(run, '06 10:20');
    expect(rings(run.tick(at('08 10:00')))).toEqual([['remind', at('07 16:20')]]);
  });

  it('§4.4 emergency `flag`: a clock that starts inside it runs', () => {
    const run = opened({ emergency: 'flag' });
    run.does('pause', at('03 09:20'), { reasonCode: 'emergency', until: at('20 18:00') }, OPEN);
    arrived(run);
    expect(run.clock('arrival_notify').pausedBy).toEqual([]);
    run.tick(at('04 12:00'));
    expect(run.clock('arrival_notify').breaches).toMatchObject([{ dueAt: at('04 11:20') }]);
  });
});

describe('a task that is being taken back', () => {
  it('has no limit any more', () => {
    const run = arrived();
    run.does('cancel', at('04 10:30'), { reasonCode: 'r' }, { ...OPEN, role: 'csHead' });
    expect(run.task('notify').state).toBe('asked_back');
    expect(run.clock('arrival_notify').state).toBe('cancelled');
  });

  it('meets nothing when it is handed back', () => {
    const run = new ReturnRun(contextFor('headline@1'), at('03 09:00'));
    run.does('cancel', at('03 10:30'), { reasonCode: 'r' }, { ...OPEN, role: 'csHead' });
    run.answer(at('03 11:00'));
    const ended = bodies(run.effects, 'clock-stated').filter(({ sla, state }) => sla === 'approve' && state !== 'running');
    expect(ended.map(({ state }) => state)).not.toContain('met');
    expect(ended.length).toBeGreaterThan(0);
  });
});

describe('the ladder', () => {
  const extend = (run: ReturnRun, newDue: string) => run.does('extend', at('04 16:40'), { clockId: run.task('dispose').clockId, newDue: at(newDue), reasonCode: 'lab' }, { task: null, role: 'qc', desk: 'quality' });

  it('starts anew with a new due time: reminded at three quarters again', () => {
    const run = inspected();
    expect(rings(run.tick(at('04 16:40')))).toEqual([['remind', at('04 16:30')]]);
    extend(run, '04 20:00');
    expect(rings(run.tick(at('04 19:00')))).toEqual([['remind', at('04 18:45')]]);
  });

  it('reminds of nothing that lies before the new due time was given', () => {
    const run = inspected();
    run.tick(at('04 16:31'));
    extend(run, '04 17:04');
    expect(rings(run.tick(at('04 17:00')))).toEqual([]);
  });

  it('reminds of nothing that lies before the start', () => {
    // due an hour after the start: two hours before that, and the start itself
    const reminder = (natural: number) => ({ at: { before: { natural } }, to: 'owner', do: 'remind' });
    const ladder = [reminder(120), reminder(60), { at: { over: { natural: 0 } }, to: 'owner', do: 'breach' }];
    const run = arrived(opened({ ladders: { early: ladder }, sla: { arrival_notify: { ladder: 'early' } } }));
    expect(bodies(run.tick(at('04 11:10')), 'rung-reached')).toEqual([]);
  });

  it('rings in order of time: the head after two working days, between the owner’s reminders', () => {
    const run = new ReturnRun(contextFor('headline@1'), at('03 09:00'));
    // the chase of the approval is due on Thursday 6 March 00:00; 960 working minutes later is Friday 16:30
    const heard = bodies(run.tick(at('07 17:00')), 'rung-reached');
    expect(heard.map(({ action, rungAt }) => [action, rungAt]).at(-1)).toEqual(['escalate', at('07 16:30')]);
  });
});
