/** Walks a share of the catalogue, so that several workers do all of it. */
import { describe, expect, it } from '@jest/globals';
import { decisionsOf } from '../policy/conditions.js';
import { openSteps } from '../policy/open-steps.js';
import type { StepKey } from '../policy/steps.js';
import type { ResolvedProfile } from '../policy/types.js';
import { profile } from '../return-run.fixture.js';
import { ALL, beginnings } from './beginnings.fixture.js';
import { walk } from './walk.fixture.js';

/** GUITU_WALK_PIECES=2 walks returns of two pieces, which may be split: for the asking, since it takes hours. */
const PIECES = process.env['GUITU_WALK_PIECES'] ?? '1';
/** Acts after which an ordinary run leaves a procedure: enough for most; GUITU_WALK_LIMIT=100000000 walks all to their end (ADR 0009). */
const LIMIT = Number(process.env['GUITU_WALK_LIMIT'] ?? 40_000);

/** Steps the policy switches on by themselves alone, or that may be done without asking anybody. */
const asksNobody = ({ inspection, inbound, settlement }: ResolvedProfile, step: StepKey): boolean =>
  ['register', 'close', 'eligible', 'value', 'redecide'].includes(step) || (step === 'inspect' && inspection.mode === 'receipt')
  // what is valued once everything is carried out leaves nothing to adjust
  || (step === 'adjust' && settlement.trigger === 'executed') || (['dispose', 'adjust'].includes(step) && !decisionsOf(inbound.goods).includes(true));

export function describeShare(share: number, of: number): void {
  describe(`every state of a return of ${PIECES} of a product`, () => {
    it.each(ALL.filter((_ref, index) => index % of === share))('%s: V24 somebody must act, by then, and every way ends; V23 every step switched on is met', (ref) => {
      const started = process.cpuUsage();
      const { states, acts, ends, faults, steps, whole } = walk(profile(ref), beginnings(profile(ref), PIECES), { limit: LIMIT });
      console.info(`${ref}: ${whole ? 'all' : 'the first'} ${states} states, ${acts} acts, ${Math.round(process.cpuUsage(started).user / 1000)} CPU-ms, ends ${JSON.stringify(ends)}`);
      expect(faults).toEqual([]);
      if (!whole) return;
      // V23: what the policy switches on is met
      const never = [...openSteps(profile(ref))].filter((step) => !steps.has(step) && !asksNobody(profile(ref), step));
      expect(never).toEqual([]);
    }, PIECES === '1' ? 900_000 : 36_000_000);
  });
}
