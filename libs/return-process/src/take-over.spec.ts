import { PROCESS_EVENTS } from '@guitu/contracts/events/process-events';
import type { Desk } from '@guitu/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LABEL, approval, arrived } from './headline.fixture.js';
import { brokenInvariants } from './invariants.fixture.js';
import { PROCEDURES } from './policy/profiles/catalogue.js';
import { apply, dueAt, open, tick, type ReceivedFact, type ReturnState, type Step } from './return-process.js';
import { at, bodies, contextFor, fact, PIECES, registration, ReturnRun } from './return-run.fixture.js';
import { takeOver } from './take-over.js';
import { allActs, factOf } from './walk/acts.fixture.js';

const HOUR = 3_600_000;
const ABOUT = { companyCode: 'C1', plantCode: 'P1', returnNo: 'RT2025-0001' };
const takenOver = (ctx: Parameters<typeof takeOver>[0], [register, ...facts]: readonly ReceivedFact[], when: number) => {
  if (register === undefined) throw new Error('no registration');
  return takeOver(ctx, { ...ABOUT, register }, facts, when);
};
const timeless = ({ rev: _rev, ...state }: ReturnState): object => state;
/** As the bridge would have heard them: each at once. */
const atOnce = (facts: readonly ReceivedFact[]): ReceivedFact[] => facts.map((one) => ({ ...one, receivedAt: one.recordedAt }));
/** The same facts as a file brings them: one source, numbered through. */
const ofTakeover = (facts: readonly ReceivedFact[]): ReceivedFact[] => facts.map((one, index) => ({ ...one, source: 'takeover', seq: index + 1, via: 'takeover' }));

/** What is said, less the whole last state of a return that ends, which carries positions and revision. */
const told = (step: Step | undefined): object[] => (step?.effects ?? []).map(({ event, body }) => [event, event === 'return-closed' ? body.result : body]);

describe('期初在途: taking a return over', () => {
  const picks = fc.array(fc.tuple(fc.nat(10_000), fc.integer({ min: 1_000, max: 60 * HOUR })), { minLength: 1, maxLength: 12 });

  it.each(PROCEDURES)('%s: gives the state that living through the facts gives, and answers every later fact alike', (ref) => {
    const ctx = contextFor(ref);
    fc.assert(fc.property(picks, fc.nat(400 * HOUR), (chosen, later) => {
      const run = new ReturnRun(ctx, at('03 09:00'), registration([{ ...PIECES, qty: '5' }, { item: 'RESIN-2', qty: '1.5', unit: 'kg' }]));
      let now = run.state.at;
      for (const [pick, gap] of chosen) {
        const acts = allActs(ctx, run.state).filter(({ kind }) => !['cancel', 'withdraw'].includes(kind) || pick % 11 === 0);
        const next = acts[pick % Math.max(1, acts.length)];
        if (next === undefined) break;
        now += gap;
        run.tick(now);
        run.deliver({ ...factOf(run.state, next, now), receivedAt: now });
      }
      const when = now + later;
      const lived = tick(ctx, run.state, when).state;
      const { state, effects } = takenOver(ctx, atOnce(run.facts), when);
      expect(timeless(state)).toEqual(timeless(lived));
      for (const { event, body } of effects) PROCESS_EVENTS[event].schema.parse(body);
      expect(effects.map(({ event }) => event)).not.toContain('rung-reached');
      expect(bodies(effects, 'task-stated').map(({ taskId }) => taskId)).toEqual(state.tasks.map(({ id }) => id));
      expect([brokenInvariants(ctx, state, null), (dueAt(ctx, state) ?? Infinity) > when]).toEqual([[], true]);

      // the file's numbering changes nothing either: whatever comes next is answered alike
      const filed = takenOver(ctx, ofTakeover(atOnce(run.facts)), when).state;
      for (const act of allActs(ctx, state).slice(0, 3)) {
        const next = { ...factOf(state, act, when + HOUR), receivedAt: when + HOUR };
        const [one, other] = [lived, filed].map((before) => apply(ctx, tick(ctx, before, when + HOUR).state, { ...next, seq: 1_000 }, when + HOUR));
        expect(told(other)).toEqual(told(one));
      }
    }), { numRuns: 2 });
  }, 60_000);

  it('a rung that is past is done and not rung; the next one rings at its own instant', () => {
    const lived = arrived();
    const { ctx, facts } = lived;
    // 到货通知 was due at 11:20 and is missing: breach and escalation of that day are history
    const when = at('04 18:00');
    const { state, effects } = takenOver(ctx, ofTakeover(facts), when);
    expect(bodies(effects, 'rung-reached')).toEqual([]);
    const clock = state.clocks.find(({ rule }) => rule === 'arrival_notify');
    expect([clock?.breaches, clock?.fired.some((rung) => rung > 0)]).toEqual([[{ dueAt: at('04 11:20'), detectedAt: at('04 11:20') + 5_000, withdrawnAt: null }], true]);
    const next = dueAt(ctx, state) ?? 0;
    expect(next).toBeGreaterThan(when);
    expect(bodies(tick(ctx, state, next - 1).effects, 'rung-reached')).toEqual([]);
    expect(bodies(tick(ctx, state, next).effects, 'rung-reached').map(({ rungAt }) => rungAt > when)).toContain(true);
  });

  it('what is late stays late: task, clock and status say so, with the true due time', () => {
    const { ctx, facts } = arrived();
    const { state, effects } = takenOver(ctx, ofTakeover(facts), at('10 09:00'));
    expect(bodies(effects, 'task-stated').map(({ step, dueAt: due, openedAt }) => [step, due, openedAt])).toEqual([['notify', at('04 11:20'), at('04 10:20')]]);
    expect(bodies(effects, 'clock-stated').find(({ sla }) => sla === 'arrival_notify')).toMatchObject({ state: 'running', dueAt: at('04 11:20'), breachedAt: at('04 11:20') });
    expect(bodies(effects, 'status-stated')).toMatchObject([{ breaches: ['arrival_notify', 'inspection'] }]);
    const done = apply(ctx, state, { ...fact({}, 'arrival_notice', 'warehouse', at('10 10:00'), LABEL), taskId: state.tasks[0]?.id }, 0).state;
    expect(done.clocks.find(({ rule }) => rule === 'arrival_notify')).toMatchObject({ state: 'late', metAt: at('10 10:00') });
  });

  it('a fact that does not fit is the anomaly that it would have been at a desk, with a person’s task', () => {
    const { ctx, facts } = arrived();
    const twice = { ...facts.find(({ kind }) => kind === 'review')!, factId: '00000000-0000-4000-8000-00000000beef', recordedAt: at('04 12:00'), performedAt: at('04 12:00'), payload: approval('reject') };
    const { state, effects } = takenOver(ctx, ofTakeover([...facts, twice]), at('04 13:00'));
    expect(bodies(effects, 'fact-applied').map(({ source, seq, outcome }) => [source, seq, outcome])).toEqual([...facts.map((_one, index) => ['takeover', index + 1, 'applied']), ['takeover', facts.length + 1, 'anomaly']]);
    expect(bodies(effects, 'anomaly-stated')).toMatchObject([{ kind: 'second_decision', state: 'open', factId: twice.factId }]);
    expect(state.tasks.map(({ step }) => step)).toContain('anomaly');
  });

  it('counts its facts under its own source: the desks’ own begin at 1, and a fact told again is a duplicate', () => {
    const { ctx, facts } = arrived();
    const filed = ofTakeover(facts);
    const { state } = takenOver(ctx, filed, at('04 10:30'));
    expect(state.positions).toEqual({ takeover: { upTo: facts.length, beyond: [] } });
    expect(bodies(apply(ctx, state, filed[1], 0).effects, 'fact-applied')).toMatchObject([{ outcome: 'duplicate' }]);
    const seqs: Partial<Record<Desk, number>> = {};
    const notice = { ...fact(seqs, 'arrival_notice', 'warehouse', at('04 11:00'), LABEL), taskId: state.tasks.find(({ step }) => step === 'notify')?.id };
    expect([notice.seq, bodies(apply(ctx, state, notice, 0).effects, 'fact-applied')[0]?.outcome]).toEqual([1, 'applied']);
  });

  it('a registration alone is a return as `open` makes it, at a later instant', () => {
    const ctx = contextFor('headline@1');
    const register = fact({}, 'register', 'returns', at('03 09:00'), registration());
    expect(timeless(takeOver(ctx, { ...ABOUT, register }, [], at('05 09:00')).state)).toEqual(timeless(tick(ctx, open(ctx, { ...ABOUT, register }).state, at('05 09:00')).state));
  });
});
