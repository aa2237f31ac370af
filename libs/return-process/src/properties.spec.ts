import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { PROCESS_EVENTS } from '@guitu/contracts/events/process-events';
import type { Desk } from '@guitu/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brokenInvariants } from './invariants.fixture.js';
import type { ProfileRef } from './policy/resolve.js';
import { apply, applied, contextOf, dueAt, isDone, tick, type Context, type ReceivedFact, type ReturnState } from './return-process.js';
import { at, contextFor, fact, PIECES, profile, registration, ReturnRun } from './return-run.fixture.js';
import { allActs, factOf, type Act } from './walk/acts.fixture.js';

const REFS: readonly ProfileRef[] = ['headline@1', 'S000-04@1'];
const CONTEXTS = new Map(REFS.map((ref) => [ref, contextFor(ref)]));
const HOUR = 3_600_000;
const LINES = [{ ...PIECES, qty: '5' }, { item: 'RESIN-2', qty: '1.5', unit: 'kg' }];

/** Clocks moved by people: paused, set going again, extended by the head. */
function clockwork({ clocks, paused }: ReturnState, pick: number, now: number): Act {
  const by = { desk: 'returns' as const, role: 'qcHead', staff: 'e-head' };
  const limit = clocks.filter(({ kind, state }) => kind === 'sla' && state === 'running').at(pick % 3);
  if (pick % 2 === 0 && limit !== undefined) return { ...by, kind: 'extend', payload: { clockId: limit.id, newDue: now + (pick % 50) * HOUR, reasonCode: 'r' } };
  return paused === null ? { ...by, kind: 'pause', payload: { reasonCode: 'r', until: now + 40 * HOUR } } : { ...by, kind: 'resume', payload: { reasonCode: 'r' } };
}

/** A return lived through by chance: each number picks what happens next, and how long after. */
interface Life { ctx: Context; states: ReturnState[]; facts: ReceivedFact[] }
function live(ref: ProfileRef, choices: readonly (readonly [pick: number, gap: number])[]): Life {
  const ctx = CONTEXTS.get(ref) ?? contextFor(ref);
  const run = new ReturnRun(ctx, at('03 09:00'), registration(LINES));
  const life: Life = { ctx, states: [run.state], facts: [...run.facts] };
  let now = run.state.at;
  for (const [pick, gap] of choices) {
    // calling the whole return off is possible at every turn; picked as seldom as other things it would end every life early
    const acts = allActs(ctx, run.state).filter(({ kind }) => !['cancel', 'withdraw'].includes(kind) || pick % 11 === 0);
    const next = acts[pick % Math.max(1, acts.length)];
    if (next === undefined) break;
    now += gap;
    run.tick(now, pick % 5 !== 0);
    run.deliver(factOf(run.state, next, now));
    if (pick % 7 === 0) run.deliver(factOf(run.state, clockwork(run.state, pick, now), now));
    life.states.push(run.state);
    life.facts = [...run.facts];
  }
  return life;
}
const choices = fc.array(fc.tuple(fc.nat(10_000), fc.integer({ min: 1_000, max: 30 * HOUR })), { minLength: 1, maxLength: 40 });
const life = fc.tuple(fc.constantFrom(...REFS), choices);

const timeless = ({ rev: _rev, ...state }: ReturnState): object => state;

describe('whatever happens', () => {
  it('conserves quantities and keeps every invariant, with parts, several lines and real bounds (I1 I2 I4 I6 I7 I14 I19)', () => {
    let ended = 0;
    // ReturnRun checks the invariants and every effect's schema after each step
    fc.assert(fc.property(life, ([ref, picks]) => void (isDone(live(ref, picks).states.at(-1) as ReturnState) && (ended += 1))), { numRuns: 150 });
    expect(ended).toBeGreaterThan(5);
  }, 300_000);

  it('gives the same state whether time passes in one step or in many (I8), and is calm after a tick (I7)', () => {
    fc.assert(fc.property(life, fc.integer({ min: 0, max: 100 * HOUR }), fc.integer({ min: 0, max: 100 * HOUR }), ([ref, picks], first, second) => {
      const { ctx, states } = live(ref, picks);
      const state = states[states.length - 1] as ReturnState;
      const end = state.at + first + second;
      const once = tick(ctx, state, end).state;
      const twice = tick(ctx, tick(ctx, state, state.at + first).state, end).state;
      expect(timeless(twice)).toEqual(timeless(once));
      expect(tick(ctx, once, end)).toEqual({ state: once, effects: [] });
      expect(dueAt(ctx, once) ?? Infinity).toBeGreaterThan(end);
    }), { numRuns: 60 });
  }, 300_000);

  it('counts a fact once: every fact again changes nothing but the revision (I9)', () => {
    fc.assert(fc.property(life, ([ref, picks]) => {
      const { ctx, states, facts } = live(ref, picks);
      const state = states[states.length - 1] as ReturnState;
      for (const again of facts) {
        const step = apply(ctx, state, again, again.receivedAt);
        expect(step.effects.map(({ event, body }) => [event, 'outcome' in body && body.outcome])).toEqual([['fact-applied', 'duplicate']]);
        expect(timeless(step.state)).toEqual(timeless(state));
        expect(applied(state, again.source, again.seq)).toBe(true);
      }
    }), { numRuns: 30 });
  }, 300_000);

  it('is plain JSON, deterministic, and leaves what it was given alone (I15)', () => {
    fc.assert(fc.property(life, ([ref, picks]) => {
      const { ctx, states, facts } = live(ref, picks);
      const state = states[Math.floor(states.length / 2)] as ReturnState;
      const next = { ...(facts[0] as ReceivedFact), factId: 'again', seq: 999 };
      const before = JSON.stringify(state);
      const stored = JSON.parse(before) as ReturnState;
      expect(apply(ctx, stored, next, 0)).toEqual(apply(ctx, state, next, 0));
      expect(JSON.stringify(state)).toBe(before);
    }), { numRuns: 60 });
  }, 300_000);
});

describe('from wherever a return stands', () => {
  /** Desks answer, goods come, work is done in full, people look at what did not fit. */
  function untilDone(run: ReturnRun): number {
    let turn = 0;
    for (; turn < 300 && !isDone(run.state); turn += 1) {
      const acts = allActs(run.ctx, run.state).filter(({ kind }) => kind !== 'cancel' && kind !== 'withdraw');
      const firsts = acts.filter(({ taskId }, i) => taskId === undefined || acts.findIndex((other) => other.taskId === taskId) === i);
      const next = firsts[turn % Math.max(1, firsts.length)];
      if (next === undefined) break;
      run.deliver(factOf(run.state, next));
    }
    return turn;
  }

  it.each([
    ['called off', { kind: 'cancel', role: 'csHead', payload: { reasonCode: 'r' } }, ['cancelled']],
    ['withdrawn, or carried on where that is too late', { kind: 'withdraw', role: 'sales', payload: { reason: 'gave_up' } }, ['withdrawn', 'completed']],
  ] as const)('%s, it comes to its end, with every piece accounted for', (_name, word, results) => {
    fc.assert(fc.property(life, ([ref, picks]) => {
      const { ctx, states } = live(ref, picks.slice(0, 25));
      const run = new ReturnRun(ctx, at('03 09:00'), registration(LINES));
      run.state = states[states.length - 1] as ReturnState;
      const alreadyEnding = run.state.ending !== null || run.state.closedAt !== null;
      run.deliver(factOf(run.state, { ...word, desk: 'returns', staff: 'e-somebody' }));
      const turns = untilDone(run);
      expect([isDone(run.state), turns < 300]).toEqual([true, true]);
      if (!alreadyEnding) expect(results).toContain(run.state.result);
      for (const { claimed, ended } of run.status().lines) expect(Number(ended)).toBeGreaterThanOrEqual(Number(claimed));
    }), { numRuns: 50 });
  }, 300_000);
});

describe('whatever is delivered', () => {
  const anyJson = fc.jsonValue({ maxDepth: 3 });
  /** A fact with one of its values, at any depth, replaced by anything. */
  const spoil = (value: unknown, path: readonly number[], by: unknown): unknown => {
    if (typeof value !== 'object' || value === null || path.length === 0) return by;
    const keys = Object.keys(value);
    const key = keys[(path[0] ?? 0) % Math.max(1, keys.length)];
    if (key === undefined) return by;
    const spoiled = spoil((value as Record<string, unknown>)[key], path.slice(1), by);
    return Array.isArray(value) ? value.map((item, i) => (String(i) === key ? spoiled : item)) : { ...value, [key]: spoiled };
  };

  it('never throws and never breaks a state: spoiled facts (I12)', () => {
    fc.assert(fc.property(life, fc.nat(10_000), fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }), anyJson, ([ref, picks], pick, path, by) => {
      const { ctx, states } = live(ref, picks.slice(0, 12));
      const state = states[states.length - 1] as ReturnState;
      const acts = allActs(ctx, state);
      const chosen = acts[pick % Math.max(1, acts.length)];
      if (chosen === undefined) return;
      const step = apply(ctx, state, spoil(factOf(state, chosen), path, by), state.at);
      for (const { event, body } of step.effects) if (event !== 'stray-fact') PROCESS_EVENTS[event].schema.parse(body);
      expect(brokenInvariants(ctx, step.state, state)).toEqual([]);
      expect(step.effects.filter(({ event }) => event === 'fact-applied').length).toBeLessThanOrEqual(1);
    }), { numRuns: 300 });
  }, 300_000);

  it('never throws: anything at all; what is no fact changes nothing (I12)', () => {
    const { ctx, states } = live('S000-04@1', [[3, HOUR], [2, HOUR]]);
    const state = states[states.length - 1] as ReturnState;
    fc.assert(fc.property(fc.oneof(anyJson, fc.anything()), (anything) => {
      expect(apply(ctx, state, anything, 0)).toEqual({ state, effects: [] });
    }), { numRuns: 500 });
  });

  it('makes a payload that cannot be read a person’s to look at', () => {
    const { ctx, states } = live('headline@1', []);
    const broken = { factId: 'f', source: 'returns', seq: 2, kind: 'review', payload: 7 };
    const { state, effects } = apply(ctx, states[0] as ReturnState, broken, 0);
    expect(effects.filter(({ event }) => event === 'fact-applied')).toMatchObject([{ body: { outcome: 'anomaly', anomalies: ['malformed'] } }]);
    expect(state.anomalies).toMatchObject([{ kind: 'malformed' }]);
  });
});

describe('facts of the world in any order between two decisions (I11)', () => {
  const SLIP = { addressCode: 'WH-1', freightPayer: 'company', forms: [{ code: 'xiaotui', no: 'XT-1' }] };
  const HOLD = { placeCode: 'A1', label: '暂停', lines: [] };
  const lines = [{ ...PIECES, qty: '5' }, { ...PIECES, item: 'VALVE-1', qty: '3' }];
  const received = (line: number, qty: string) => ({ lines: [{ line, received: qty }], documents: [], signedBy: [] });

  /** What the world holds true after all, whatever way the news took. */
  function truth(ctx: Context, state: ReturnState): object {
    return {
      scopes: state.scopes.map(({ steps, ...rest }) => ({ ...rest, steps: Object.fromEntries(Object.entries(steps).sort()) })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      tasks: state.tasks.map(({ rev: _rev, ...task }) => task).sort((a, b) => (a.id < b.id ? -1 : 1)), lines: state.lines, attrs: state.attrs, ending: state.ending, result: state.result,
      limits: state.clocks.filter(({ kind }) => kind === 'sla').map(({ id, startedAt, metAt, state: standing, editions, breaches }) => ({ id, startedAt, metAt, standing, editions, breaches })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      positions: state.positions, at: state.at, due: dueAt(ctx, state),
    };
  }

  it.each(['before the slip', 'after the slip'] as const)('%s: the same state', (when) => {
    const ctx = CONTEXTS.get('S000-04@1') ?? contextFor('S000-04@1');
    const start = new ReturnRun(ctx, at('03 09:00'), registration(lines));
    if (when === 'after the slip') {
      start.does('contact', at('03 09:50'), { resultCode: 'agreed', attrs: {} });
      start.does('instruct', at('03 10:00'), SLIP);
    }
    const seqs = { ...start.seqs };
    const world = (kind: 'contact' | 'hold' | 'arrive' | 'receive' | 'dispatched', desk: Desk, time: string, payload: object, taskId?: string) => fact(seqs, kind, desk, at(time), payload, taskId === undefined ? {} : { taskId });
    const news = [
      ...(when === 'before the slip' ? [world('contact', 'quality', '03 10:20', { resultCode: 'agreed', attrs: { severity: 'serious' } }, 'case/contact/1/1')] : []),
      world('hold', 'warehouse', '03 10:30', HOLD, 'case/hold/1/1'), world('hold', 'production', '03 10:40', HOLD, 'case/hold/1/2'),
      world('dispatched', 'returns', '03 11:00', {}), world('arrive', 'warehouse', '03 14:00', { packages: 2, packagingBroken: false }),
      world('receive', 'warehouse', '03 14:20', received(1, '5')), world('receive', 'warehouse', '03 14:30', received(2, '3')),
    ];
    const settled = (order: readonly ReceivedFact[]) => truth(ctx, order.reduce((state, one) => apply(ctx, state, one, one.receivedAt).state, start.state));
    const expected = settled(news);
    fc.assert(fc.property(fc.shuffledSubarray(news, { minLength: news.length }), (order) => expect(settled(order)).toEqual(expected)), { numRuns: 80 });
  });

  it('with a withdrawal among them: the same goods go the same way', () => {
    const ctx = CONTEXTS.get('S000-04@1') ?? contextFor('S000-04@1');
    const start = new ReturnRun(ctx, at('03 09:00'), registration(lines));
    start.does('contact', at('03 09:50'), { resultCode: 'agreed', attrs: {} });
    start.does('instruct', at('03 10:00'), SLIP);
    const seqs = { ...start.seqs };
    const news = [
      fact(seqs, 'withdraw', 'returns', at('03 13:00'), { reason: 'settled' }),
      fact(seqs, 'arrive', 'warehouse', at('03 14:00'), { packages: 2, packagingBroken: false }),
      fact(seqs, 'receive', 'warehouse', at('03 14:20'), received(1, '4')), fact(seqs, 'receive', 'warehouse', at('03 14:30'), received(2, '3')),
    ];
    const settled = (order: readonly ReceivedFact[]) => {
      const run = new ReturnRun(ctx, at('03 09:00'), registration(lines));
      run.state = start.state;
      Object.assign(run.seqs, seqs);
      for (const one of order) run.deliver(one);
      run.answer(at('03 15:00'));
      return { ending: run.state.ending, steps: run.steps().sort(), goods: [run.goods(1), run.goods(2)] };
    };
    const expected = settled(news);
    expect(expected.goods).toEqual([{ RETURN_TO_CUSTOMER: 4, NOT_SENT: 1 }, { RETURN_TO_CUSTOMER: 3 }]);
    fc.assert(fc.property(fc.shuffledSubarray(news, { minLength: news.length }), (order) => expect(settled(order)).toEqual(expected)), { numRuns: 30 });
  });
});

describe('when a fact is delivered', () => {
  it('does not decide whether its clock was kept (I10)', () => {
    const ctx = CONTEXTS.get('headline@1') ?? contextOf(profile('headline@1'), TEST_PLAIN);
    fc.assert(fc.property(fc.integer({ min: 0, max: 72 * HOUR }), fc.integer({ min: 0, max: 200 * HOUR }), (taken, delay) => {
      const judged = (wait: number) => {
        const run = new ReturnRun(ctx, at('03 09:00'));
        run.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
        run.does('instruct', at('03 09:20'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
        run.does('receive', at('03 10:00'), { lines: [{ line: 1, received: '12' }], documents: [], signedBy: [] });
        const notice = run.make('arrival_notice', at('03 10:00') + taken, { areaCode: 'A', label: 'x' }, { received: at('03 10:00') + taken + wait });
        run.tick(at('03 10:00') + taken + wait);
        run.deliver(notice);
        const { state, metAt, breaches } = run.clock('arrival_notify');
        return { state, metAt, standing: breaches.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ dueAt: due }) => due), next: run.task('inspect').openedAt };
      };
      expect(judged(delay)).toEqual(judged(0));
    }), { numRuns: 60 });
  });
});
