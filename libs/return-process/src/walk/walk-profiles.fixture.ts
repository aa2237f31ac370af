/** Walks a share of the catalogue, so that several workers do all of it. */
import { describe, expect, it } from '@jest/globals';
import { decisionsOf } from '../policy/conditions.js';
import { openSteps } from '../policy/open-steps.js';
import type { StepKey } from '../policy/steps.js';
import type { ResolvedProfile } from '../policy/types.js';
import { profile } from '../return-run.fixture.js';
import { ALL, beginnings } from './beginnings.fixture.js';
import { walk } from './walk.fixture.js';

/**
 * States and choices of one procedure looked at in an ordinary run; GUITU_WALK_LIMIT=1000000 goes to the end of all of them, which
 * takes hours for those that read many attributes of goods at once.
 */
const LIMIT = Number(process.env['GUITU_WALK_LIMIT'] ?? 9_000);

/** Steps the policy switches on by themselves alone, or that may be done without asking anybody. */
const asksNobody = ({ inspection, inbound }: ResolvedProfile, step: StepKey): boolean =>
  ['register', 'close', 'eligible', 'value', 'redecide'].includes(step) || (step === 'inspect' && inspection.mode === 'receipt')
  || (['dispose', 'adjust'].includes(step) && !decisionsOf(inbound.goods).includes(true));

export function describeShare(share: number, of: number): void {
  describe('every state of a return of one piece', () => {
    it.each(ALL.filter((_ref, index) => index % of === share))('%s: V24 somebody must act, by then, and every way ends; V23 every step switched on is met', (ref) => {
      const started = process.cpuUsage();
      const { states, acts, choices, ends, faults, steps, whole } = walk(profile(ref), beginnings(profile(ref)), LIMIT);
      console.info(`${ref}: ${whole ? 'all' : 'the first'} ${states} states, ${choices} choices, ${acts} acts, ${Math.round(process.cpuUsage(started).user / 1000)} CPU-ms, ends ${JSON.stringify(ends)}`);
      expect(faults).toEqual([]);
      if (!whole) return;
      // V23: what the policy switches on is met
      const never = [...openSteps(profile(ref))].filter((step) => !steps.has(step) && !asksNobody(profile(ref), step));
      expect(never).toEqual([]);
    }, 600_000);
  });
}
