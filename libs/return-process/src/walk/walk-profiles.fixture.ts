/** Walks a share of the catalogue, so that several workers do all of it. */
import { describe, expect, it } from '@jest/globals';
import { decisionsOf } from '../policy/conditions.js';
import { openSteps } from '../policy/open-steps.js';
import type { ProfileRef } from '../policy/resolve.js';
import type { StepKey } from '../policy/steps.js';
import type { ResolvedProfile } from '../policy/types.js';
import { profile } from '../return-run.fixture.js';
import { ALL, beginnings } from './beginnings.fixture.js';
import { walk } from './walk.fixture.js';

/** GUITU_WALK_PIECES=2 walks returns of two pieces, which may be split: for the asking, since it takes hours. */
const PIECES = process.env['GUITU_WALK_PIECES'] ?? '1';
/** GUITU_WALK_LIMIT: acts after which a walk stops with what it has. Without it every procedure is walked to its end. */
const LIMIT = Number(process.env['GUITU_WALK_LIMIT'] ?? Infinity);
/** GUITU_WALK_ORDER=goods does the work on different goods in every order: for the asking, ADR 0009 says what it takes. */
const ORDER = process.env['GUITU_WALK_ORDER'] === 'goods' ? 'goods' : 'usual';
/** GUITU_WALK_SAMPLE=1 asks every state whether the order of work on different goods makes a difference, instead of one in 16. */
const SAMPLE = Number(process.env['GUITU_WALK_SAMPLE'] ?? 16);

/** Steps the policy switches on by themselves alone, or that may be done without asking anybody. */
const asksNobody = ({ inspection, inbound, settlement }: ResolvedProfile, step: StepKey): boolean =>
  ['register', 'close', 'eligible', 'value', 'redecide'].includes(step) || (step === 'inspect' && inspection.mode === 'receipt')
  // what is valued once everything is carried out leaves nothing to adjust
  || (step === 'adjust' && settlement.trigger === 'executed') || (['dispose', 'adjust'].includes(step) && !decisionsOf(inbound.goods).includes(true));

/** Thousands of acts of the larger walks, as they were counted (ADR 0009): the shares take as long as one another. */
const ACTS: { readonly [ref: string]: number } = {
  'S003-15@1': 403, 'S001-20@1': 150, 'S001-08@1': 140, 'S001-02@1': 115, 'S003-14@1': 68, 'S000-14@1': 39, 'S000-03@1': 36, 'S002-01@1': 28, 'S000-06@1': 27, 'S000-07@1': 26, 'S001-18@1': 24, 'S000-15@1': 24,
  'S001-07@1': 19, 'S003-08@1': 16, 'S000-19@1': 14, 'S003-13@1': 13, 'S000-04@1': 12, 'S000-05@1': 11, 'S000-17@1': 8,
};
const actsOf = (ref: ProfileRef): number => ACTS[ref] ?? 5;

/** Each procedure, the largest first, goes to the share that has least to do. */
function shareOut(of: number): ProfileRef[][] {
  const shares = Array.from({ length: of }, (): ProfileRef[] => []);
  const work = (share: readonly ProfileRef[]): number => share.reduce((sum, ref) => sum + actsOf(ref), 0);
  for (const ref of ALL.toSorted((one, other) => actsOf(other) - actsOf(one))) shares.toSorted((one, other) => work(one) - work(other))[0]?.push(ref);
  return shares;
}

export function describeShare(share: number, of: number): void {
  describe(`every state of a return of ${PIECES} of a product`, () => {
    it.each(shareOut(of)[share] ?? [])('%s: V24 somebody must act, by then, and every way ends; V23 every step switched on is met', (ref) => {
      const started = process.cpuUsage();
      const { states, acts, ends, faults, steps, whole } = walk(profile(ref), beginnings(profile(ref), PIECES), { limit: LIMIT, order: ORDER, sample: SAMPLE });
      console.info(`${ref}: ${whole ? 'all' : 'the first'} ${states} states, ${acts} acts, ${Math.round(process.cpuUsage(started).user / 1000)} CPU-ms, ends ${JSON.stringify(ends)}`);
      expect(faults).toEqual([]);
      if (!whole) return;
      // V23: what the policy switches on is met
      const never = [...openSteps(profile(ref))].filter((step) => !steps.has(step) && !asksNobody(profile(ref), step));
      expect(never).toEqual([]);
    }, PIECES === '1' && ORDER === 'usual' ? 1_800_000 : 36_000_000);
  });
}
