/** What one fact and one stroke of the clock cost the core, beside the copy of the state that a pure function cannot do without. */
import { pack } from '@guitu/return-process/packed-state';
import { apply, tick, type Context } from '@guitu/return-process/return-process';
import { quantile } from '../measure/statistics.js';
import { textTable } from '../report/text-table.js';
import { headlineContext, headlineLife } from './headline-life.js';

export interface CoreFigures {
  readonly lines: number; readonly facts: number;
  /** ms; the floor is reading and writing the same state as JSON */
  readonly apply: { readonly p50: number; readonly p99: number }; readonly tick: { readonly p50: number; readonly p99: number }; readonly copy: { readonly p50: number; readonly p99: number };
  /** largest state of the life, written out and packed as it is carried to a next run */
  readonly bytes: number; readonly packed: number;
}

/** Facts timed at least, so that a 99th percentile means something. */
const AT_LEAST = 600;
const DAY = 86_400_000;

function timed<T>(times: number[], work: () => T): T {
  const from = performance.now();
  const result = work();
  times.push(performance.now() - from);
  return result;
}

const percentiles = (times: readonly number[]): { p50: number; p99: number } => ({ p50: quantile(times, 0.5), p99: quantile(times, 0.99) });

export function timeCore(lines: number, ctx: Context = headlineContext()): CoreFigures {
  const [applies, ticks, copies]: [number[], number[], number[]] = [[], [], []];
  let [facts, bytes, packed] = [0, 0, 0];
  while (applies.length < AT_LEAST) {
    const life = headlineLife(ctx, lines);
    let state = life.state;
    for (let fact = life.next(state); fact !== null; fact = life.next(state)) {
      const [before, next] = [state, fact];
      timed(copies, () => JSON.parse(JSON.stringify(before)) as unknown);
      timed(ticks, () => tick(ctx, before, next.recordedAt + DAY));
      state = timed(applies, () => apply(ctx, before, next, next.recordedAt)).state;
      const size = JSON.stringify(state).length;
      if (size > bytes) [bytes, packed] = [size, JSON.stringify(pack(state)).length];
      facts += 1;
    }
  }
  return { lines, facts, apply: percentiles(applies), tick: percentiles(ticks), copy: percentiles(copies), bytes, packed };
}

const times = (one: { p50: number; p99: number }, floor: { p50: number; p99: number }): string[] =>
  [`${one.p50.toFixed(2)} / ${one.p99.toFixed(2)}`, `${(one.p50 / floor.p50).toFixed(1)} / ${(one.p99 / floor.p99).toFixed(1)}`];

/** Milliseconds, and as so many times the copy. */
export const coreTable = (figures: readonly CoreFigures[], bundleBytes: number): string => [
  textTable(['the core, p50 / p99', 'apply, ms', '× copy', 'tick, ms', '× copy', 'copy, ms', 'state, bytes', 'packed'],
    figures.map(({ lines, apply: one, tick: two, copy, bytes, packed }) => [`${lines} lines`, ...times(one, copy), ...times(two, copy), `${copy.p50.toFixed(2)} / ${copy.p99.toFixed(2)}`, bytes, packed])),
  `workflow bundle: ${bundleBytes} bytes`,
].join('\n');
