/** Walks a share of the catalogue, so that several workers do all of it. */
import { describe, expect, it } from '@jest/globals';
import type { ProfileRef } from '../policy/resolve.js';
import { profile } from '../return-run.fixture.js';
import { ALL, beginnings } from './beginnings.fixture.js';
import { stepsNeverMet } from './steps-never-met.fixture.js';
import { walk } from './walk.fixture.js';

/** What every run walks: one piece of a product, to the end. */
const PIECES = '1';

/** Thousands of acts of the larger walks, as they were counted (ADR 0009): the shares take as long as one another. */
const ACTS: { readonly [ref: string]: number } = {
  'S003-15@1': 162, 'S001-20@1': 118, 'S001-02@1': 114, 'S003-14@1': 59, 'S001-08@1': 57, 'S000-14@1': 36, 'S000-03@1': 29, 'S002-01@1': 28, 'S000-06@1': 26, 'S000-15@1': 21, 'S000-07@1': 21,
  'S001-18@1': 20, 'S003-08@1': 14, 'S003-13@1': 13, 'S000-19@1': 12, 'S000-04@1': 11, 'S001-07@1': 11, 'S000-05@1': 10, 'S000-17@1': 8,
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
      const walked = walk(profile(ref), beginnings(profile(ref), PIECES));
      const { states, acts, ends, faults } = walked;
      console.info(`${ref}: ${states} states, ${acts} acts, ${Math.round(process.cpuUsage(started).user / 1000)} CPU-ms, ends ${JSON.stringify(ends)}`);
      expect(faults).toEqual([]);
      expect(stepsNeverMet(profile(ref), walked)).toEqual([]);
    }, 1_800_000);
  });
}
