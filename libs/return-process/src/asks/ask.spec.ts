import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Ask, Patch } from '../policy/types.js';
import { apply, tick } from '../return-process.js';
import { at, bodies, contextUnder, PIECES, registration, ReturnRun } from '../return-run.fixture.js';

/** S001-08 §1.2: 先行协商 with three working days to answer: from Monday 3 March to Thursday 24:00. */
const begin = (onTimeout: Ask['onTimeout'], more: Partial<Patch> = {}): ReturnRun => new ReturnRun(contextUnder({
  key: 'ask', version: 1, extends: 'factory@1', ask: { settleFirst: { on: true, by: 'sales', when: { severity: 'minor' }, timeout: { workdays: 3, until: 'day_end' }, onTimeout, clause: 'S001-08 §1.2' } },
  outcomes: { remedies: ['DISCOUNT', 'EXCHANGE', 'REPAIR_RETURN', 'REPLENISH', 'NONE'] }, ...more,
}), at('03 09:00'), registration([{ ...PIECES, qty: '4' }], { severity: 'minor' }));
const DUE = at('07 00:00');
const reply = (answer: string, more: object = {}) => ({ about: 'settleFirst', answer, ...more });
const kinds = (run: ReturnRun): string[] => run.state.anomalies.map(({ kind }) => kind);
const withoutRev = ({ rev: _rev, ...state }: ReturnRun['state']) => state;

describe('a question to the customer', () => {
  it('is put by the role of the policy, to be answered within its time, and says what silence will mean', () => {
    const run = begin('deem_refused');
    expect(run.steps()).toEqual(['settleFirst']);
    expect(run.task('settleFirst')).toMatchObject({
      owner: { role: 'sales' }, desk: 'returns', accepts: 'customer_reply', dueAt: DUE, menu: { about: 'settleFirst', answers: ['accept', 'refuse', 'counter'], choices: ['DISCOUNT', 'EXCHANGE'], silence: 'refuse' },
    });
    expect(run.status().waitingFor[0]).toMatchObject({ counterparty: 'customer', role: 'sales' });
  });

  it('is not put where its condition does not hold', () => {
    const other = begin('deem_refused', { ask: { settleFirst: { on: true, by: 'sales', when: { severity: 'serious' }, timeout: { natural: 60 }, onTimeout: 'escalate', clause: 'house' } } });
    expect(other.steps()).toEqual(['approve']);
  });

  it('takes his answer and what he chose', () => {
    const run = begin('deem_refused');
    run.does('customer_reply', at('04 10:00'), reply('accept', { choice: 'DISCOUNT', attrs: { customerSharesFreight: true } }));
    expect([run.state.result, run.goods(), run.status().lines[0]?.portions[0]?.remedy]).toEqual(['completed', { KEEP: 4 }, 'DISCOUNT']);
    expect(run.state.attrs['customerSharesFreight']).toBe(true);
  });

  it('takes only what the task offers', () => {
    const run = begin('deem_refused');
    run.does('customer_reply', at('04 10:00'), reply('accept', { choice: 'COUPON' }));
    expect([kinds(run), run.steps()]).toEqual([['outcome_not_allowed'], ['settleFirst', 'anomaly']]);
  });

  it('takes an amount only where one is bargained over', () => {
    const run = begin('deem_refused');
    run.does('customer_reply', at('04 10:00'), reply('accept', { choice: 'DISCOUNT', amount: 100_00 }));
    expect([kinds(run), run.steps()]).toEqual([['outcome_not_allowed'], ['settleFirst', 'anomaly']]);
  });
});

describe('silence', () => {
  it('answers at the due instant and no sooner, a moment held open for an answer in time', () => {
    const run = begin('deem_refused');
    expect(bodies(run.tick(DUE + 4_999), 'answer-deemed')).toEqual([]);
    const effects = run.tick(DUE + 5_000);
    expect(bodies(effects, 'answer-deemed')).toMatchObject([{ taskId: 'case/settleFirst/1/1', about: 'settleFirst', answer: 'refuse', dueAt: DUE, clause: 'S001-08 §1.2' }]);
    expect(bodies(effects, 'task-stated').map(({ step, state }) => [step, state])).toEqual([['settleFirst', 'done'], ['approve', 'open']]);
    // what follows began then, whenever it was noticed
    expect(run.task('approve').openedAt).toBe(DUE);
  });

  it('answers nothing that is being taken back', () => {
    const run = begin('deem_accepted');
    run.does('cancel', at('04 10:00'), { reasonCode: 'r' }, { task: null, role: 'csHead' });
    expect(bodies(run.tick(DUE + 5_000), 'answer-deemed')).toEqual([]);
  });

  it('waits while the bridge is behind', () => {
    const run = begin('deem_refused');
    run.tick(DUE + 3_600_000, false);
    expect(run.steps()).toEqual(['settleFirst']);
    run.tick(DUE + 3_600_000);
    expect(run.steps()).toEqual(['approve']);
  });

  it('I8: comes out the same however time is cut', () => {
    const [whole, cut] = [begin('deem_refused'), begin('deem_refused')];
    whole.tick(at('20 12:00'));
    for (const moment of ['05 12:00', '06 20:00', '07 00:00', '07 00:01', '10 18:00', '12 09:00', '20 12:00']) cut.tick(at(moment));
    expect(withoutRev(cut.state)).toEqual(withoutRev(whole.state));
  });

  it('K20, P21: binds a customer who said nothing where the policy says so, and nobody where it does not', () => {
    const agreed = begin('deem_accepted');
    agreed.tick(DUE + 5_000);
    expect([agreed.state.result, agreed.goods()]).toEqual(['completed', { KEEP: 4 }]);
    const open = begin('escalate');
    const rung = bodies(open.tick(DUE + 5_000), 'rung-reached');
    expect(rung.filter(({ action }) => action === 'escalate').flatMap(({ to }) => to.map(({ role }) => role))).toContain('salesHead');
    expect(open.steps()).toEqual(['settleFirst']);
  });

  it('runs on while the house has paused its own work', () => {
    const run = begin('deem_refused');
    run.does('pause', at('03 10:00'), { reasonCode: 'stocktaking', until: at('12 10:00') }, { task: null });
    run.tick(DUE + 5_000);
    expect(run.steps()).toContain('approve');
  });
});

describe('an answer that crosses silence (§1.6, §1.7)', () => {
  it('recorded in time and read late is shown to a person, never lost; the same word changes nothing', () => {
    for (const [answer, anomalies, outcome] of [['accept', ['second_decision'], 'anomaly'], ['refuse', [], 'ignored']] as const) {
      const run = begin('deem_refused');
      const inTime = run.make('customer_reply', DUE - 60_000, reply(answer), { received: DUE + 60_000 });
      run.tick(DUE + 5_000);
      expect(bodies(run.deliver(inTime), 'fact-applied')).toMatchObject([{ outcome }]);
      expect([kinds(run), run.steps().filter((step) => step !== 'anomaly')]).toEqual([anomalies, ['approve']]);
    }
  });

  it('recorded after its time proves that none came in time, whether or not a tick came between', () => {
    const [ticked, caught] = [begin('deem_refused'), begin('deem_refused')];
    const late = ticked.make('customer_reply', DUE + 3_600_000, reply('accept'));
    ticked.tick(DUE + 5_000);
    ticked.deliver(late);
    const step = apply(caught.ctx, caught.state, late, late.receivedAt);
    expect(kinds(ticked)).toEqual(['second_decision']);
    const settled = tick(caught.ctx, step.state, late.receivedAt).state;
    expect(settled.scopes.find(({ id }) => id === 'case')?.steps['settleFirst']).toEqual(ticked.state.scopes[0]?.steps['settleFirst']);
    const asked = ({ tasks }: ReturnRun['state']): unknown[] => tasks.map(({ id, openedAt }) => [id, openedAt]).sort();
    expect(asked(settled)).toEqual(asked(ticked.state));
  });

  it('to a question already answered is a second decision', () => {
    const run = begin('deem_refused');
    const again = run.make('customer_reply', at('04 10:05'), reply('accept'));
    run.does('customer_reply', at('04 10:00'), reply('refuse'), { staff: 'e-cs' });
    run.deliver({ ...again, seq: 99 });
    expect(kinds(run)).toEqual(['second_decision']);
  });
});

describe('whatever comes when', () => {
  const moment = fc.integer({ min: 0, max: 6 * 24 * 60 });
  it('silence answers only where no answer was read in time, always at the due instant, and no answer is lost', () => {
    fc.assert(fc.property(moment, moment, fc.array(moment, { maxLength: 4 }), fc.constantFrom('accept', 'refuse'), (recorded, delay, ticks, answer) => {
      const run = begin('deem_refused');
      const recordedAt = at('03 09:01') + recorded * 60_000;
      const readAt = recordedAt + delay * 60_000;
      const made = run.make('customer_reply', recordedAt, reply(answer), { received: readAt });
      const clock = ticks.map((minutes) => at('03 09:00') + minutes * 60_000).sort((a, b) => a - b);
      for (const now of clock.filter((now) => now < readAt)) run.tick(now);
      const deemedBefore = clock.some((now) => now < readAt && now >= DUE + 5_000);
      run.deliver(made);
      const silent = deemedBefore || recordedAt > DUE;
      const step = run.state.scopes[0]?.steps['settleFirst'];
      expect(step?.reply).toEqual(silent ? { answer: 'refuse', deemed: true } : { answer });
      expect(step?.mark).toBe(silent ? DUE : recordedAt);
      expect(kinds(run).filter((kind) => kind === 'second_decision')).toEqual(silent && answer === 'accept' ? ['second_decision'] : []);
    }), { numRuns: 60, seed: 20250303 });
  });
});

describe('协商 (loop proposal)', () => {
  it('a counter-proposal asks again while rounds are left; then only a named person allows another', () => {
    const run = begin('deem_refused', { loops: { proposal: { max: 2, grant: 'salesHead' } } });
    run.does('customer_reply', at('03 10:00'), reply('counter'));
    run.does('customer_reply', at('03 11:00'), reply('counter'));
    expect(run.task('settleFirst')).toMatchObject({ round: 3, menu: { answers: ['accept', 'refuse'] } });
    run.does('grant', at('03 12:00'), { loop: 'proposal', rounds: 1, reasonCode: 'key_customer' }, { task: null, role: 'sales' });
    expect(kinds(run)).toEqual(['not_permitted']);
    run.does('grant', at('03 12:10'), { loop: 'proposal', rounds: 1, reasonCode: 'key_customer' }, { task: null, role: 'salesHead' });
    expect(run.task('settleFirst').menu.answers).toEqual(['accept', 'refuse', 'counter']);
    run.does('customer_reply', at('03 13:00'), reply('counter'));
    expect(run.task('settleFirst')).toMatchObject({ round: 4, menu: { answers: ['accept', 'refuse'] } });
  });
});
