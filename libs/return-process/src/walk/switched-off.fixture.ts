/**
 * Steps of the whole return that the policy switched off. They are skipped when they could open, which sets their mark; when that
 * was matters to nothing, unless a step that is on waits for them (directly or over others) or something follows from the skipping.
 */
import type { Context } from '../return-process.js';
import { rowOf } from '../tracks/step-rows.js';

const bare = (mark: string): string => mark.replace(/^(?:all|any|open):/, '');
/** 改善 that is left to the complaint is asked for when the step is skipped; where it is neither written nor left, nothing follows. */
const followsFrom = ({ policy }: Context, key: string): boolean => rowOf(key)?.onSkip !== undefined && !(key === 'improve' && policy.review.home === 'return');

function idleOnes(ctx: Context): ReadonlySet<string> {
  const { steps } = ctx.flow;
  const idle = new Set(steps.filter(({ key, on, scope }) => !on && scope === 'case' && !followsFrom(ctx, key)).map(({ key }) => key));
  for (let before = -1; before !== idle.size;) {
    before = idle.size;
    for (const { key, after } of steps) if (!idle.has(key)) for (const mark of after) idle.delete(bare(mark));
  }
  return idle;
}

const known = new WeakMap<Context['flow'], ReadonlySet<string>>();

/** May it be left out of what is known of the return that this step is skipped, or is not yet? */
export function isIdleFor(ctx: Context, key: string): boolean {
  const idle = known.get(ctx.flow) ?? idleOnes(ctx);
  known.set(ctx.flow, idle);
  return idle.has(key);
}
