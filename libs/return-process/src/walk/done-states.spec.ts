import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profile } from '../return-run.fixture.js';
import { beginnings } from './beginnings.fixture.js';
import { KeptStates, type DoneState, type DoneStates } from './done-states.fixture.js';
import { type How, walk, type Walk } from './walk.fixture.js';

const PROFILE = profile('S000-16@1');
const walked = (how: Partial<How> = {}): Walk => walk(PROFILE, beginnings(PROFILE), how);
/** Without tries of the other order, which are made where a walk comes by first. */
const inOneOrder = (how: Partial<How> = {}): Walk => walked({ tried: 0, ...how });

/** States one walk told, for another. */
class Told implements DoneStates {
  constructor(readonly states: DoneState[] = []) {}
  tell(state: DoneState): void {
    this.states.push(state);
  }
  hear(each: (state: DoneState) => void): void {
    for (const state of this.states) each(state);
  }
}

/** All but the acts: of two states of one shape one may allow an act more that changes nothing. */
const found = ({ acts: _acts, ...walk }: Walk): Omit<Walk, 'acts'> => walk;

describe('what a walk has done', () => {
  const [whole, plain] = [walked(), inOneOrder()];
  const fromTheEnd = new Told();
  const turned = inOneOrder({ turned: true, done: fromTheEnd });

  it('is the same from either end', () => {
    expect(found(turned)).toEqual(found(plain));
    expect(fromTheEnd.states.map(({ shape }) => shape).sort()).toEqual([...plain.shapes].sort());
  });

  it.each([1, 60, 200, 400])('is where another goes on that was broken off after %i acts', (limit) => {
    const told = new Told();
    expect(walked({ limit, done: told }).whole).toBe(false);
    expect(told.states.length).toBeLessThan(whole.states);
    expect(walked({ done: told })).toEqual(whole);
    // nothing that was done is done again
    expect(told.states).toHaveLength(whole.states);
  });

  it.each([[1, 20], [2, 50], [5, 70], [9, 85], [3, Infinity]])('is left to another: heard at the %i. time, %d states done from the other end', (time, so) => {
    const own: DoneState[] = [];
    let times = 0;
    const done: DoneStates = {
      tell: (state) => own.push(state),
      hear: (each) => {
        times += 1;
        if (times === time) fromTheEnd.states.slice(0, so).forEach(each);
      },
    };
    expect(found(inOneOrder({ done, hears: 7 }))).toEqual(found(plain));
    expect(own.length).toBeLessThan(plain.states);
  });

  it('is told with its faults, that it goes round in a circle too', () => {
    const edit: How['edit'] = (ctx) => {
      const steps = ctx.flow.steps.map((step) => (step.key === 'pack' ? { ...step, windsDown: true } : step));
      return { ...ctx, flow: { ...ctx.flow, steps, byKey: Object.fromEntries(steps.map((step) => [step.key, step])) } };
    };
    const told = new Told();
    const { faults } = inOneOrder({ edit, done: told });
    expect(faults.map((fault) => fault.slice(0, 5)).sort()).toEqual(['I6 p1', 'I6 p1', 'cycle']);
    expect(told.states.flatMap((state) => state.faults)).toEqual(faults);
    expect(inOneOrder({ edit, done: told }).faults).toEqual(faults);
  });
});

describe('the file of what is done', () => {
  const state = (shape: string, more: Partial<DoneState> = {}): DoneState => ({ shape, acts: 3, end: null, steps: ['receive', 'close'], pairs: ['inspect+pack'], faults: [], ...more });
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'walk-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const heard = (by: DoneStates): DoneState[] => {
    const states: DoneState[] = [];
    by.hear((each) => states.push(each));
    return states;
  };

  it('says to each what all have done, once', () => {
    const [one, other] = [new KeptStates(folder, 'one', 'in one way'), new KeptStates(folder, 'one', 'in one way')];
    const [first, second] = [state('a', { end: 'completed', steps: [], pairs: [] }), state('b', { faults: ['a tab\tand\na line', 'another'] })];
    one.tell(first);
    expect([heard(other), heard(one), heard(one)]).toEqual([[], [first], []]);
    other.tell(second);
    expect([heard(other), heard(other), heard(one)]).toEqual([[first, second], [], [second]]);
  });

  it('is of the same walk alone, and not there once it came to its end', () => {
    const keeping = new KeptStates(folder, 'one', 'in one way');
    keeping.tell(state('a'));
    expect([heard(keeping), heard(new KeptStates(folder, 'one', 'in another way')), heard(new KeptStates(folder, 'other', 'in one way'))]).toEqual([[state('a')], [], []]);
    keeping.forget();
    expect([heard(new KeptStates(folder, 'one', 'in one way')), readdirSync(folder)]).toEqual([[], []]);
  });

  it('leaves a line that is not whole yet for the next time', () => {
    const keeping = new KeptStates(folder, 'one', 'in one way');
    keeping.tell(state('a'));
    expect(heard(keeping)).toEqual([state('a')]);
    const [file = ''] = readdirSync(folder);
    appendFileSync(join(folder, file), 'b\t3\t\trec');
    expect(heard(keeping)).toEqual([]);
    appendFileSync(join(folder, file), 'eive close\tinspect+pack\n');
    expect(heard(keeping)).toEqual([state('b')]);
  });
});
