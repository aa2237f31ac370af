/** Walks a share of the catalogue, so that several workers do all of it. */
import { describe, expect, it } from '@jest/globals';
import { openSteps } from '../policy/open-steps.js';
import { SEED_PROCEDURES } from '../policy/profiles/catalogue.js';
import type { ProfileRef } from '../policy/resolve.js';
import type { ResolvedProfile } from '../policy/types.js';
import { open, unsupported, type Context, type ReturnState } from '../return-process.js';
import { at, fact, PIECES, profile, registration } from '../return-run.fixture.js';
import { walk } from './walk.fixture.js';

/** A return of `qty` pieces, just registered. */
export const registered = (qty = '1', line: object = {}, attrs: object = {}) => (ctx: Context): ReturnState =>
  open(ctx, { companyCode: 'C1', plantCode: 'P1', returnNo: 'RT2025-0001', register: fact({}, 'register', 'returns', at('03 09:00'), registration([{ ...PIECES, qty, unitPrice: 10_000, ...line }], attrs), { staff: 'e-applicant' }) }).state;

const FRESH = { shipDate: '2025-03-01', receiptDate: '2025-03-03', warrantyMonths: 12 };
const OLD = { shipDate: '2020-01-02', receiptDate: '2020-01-06', warrantyMonths: 12 };

/** What a registration says that no condition reads: dates for windows and warranty, the wish to have somebody come. */
function beginnings({ onsite, windows, warranty }: ResolvedProfile): ((ctx: Context) => ReturnState)[] {
  const dated = windows.length > 0 || warranty.on ? [registered('1', FRESH), registered('1', OLD)] : [];
  return [registered(), ...dated, ...(onsite.mode === 'optional' ? [registered('1', {}, { onsiteWanted: true })] : [])];
}

const ALL: readonly ProfileRef[] = ['headline@1', ...SEED_PROCEDURES];

export function describeShare(share: number, of: number): void {
  describe('every state of a return of one piece', () => {
    it.each(ALL.filter((_ref, index) => index % of === share))('%s: V24 somebody must act, by then, and every way ends; V23 every step switched on is met', (ref) => {
      if (unsupported(profile(ref)).length > 0) return;
      const started = process.cpuUsage();
      const { states, acts, choices, ends, faults, steps } = walk(profile(ref), beginnings(profile(ref)));
      console.info(`${ref}: ${states} states, ${choices} choices, ${acts} acts, ${Math.round(process.cpuUsage(started).user / 1000)} CPU-ms, ends ${JSON.stringify(ends)}`);
      expect(faults).toEqual([]);
      // V23: what the policy switches on is met
      const never = [...openSteps(profile(ref))].filter((step) => !steps.has(step) && !['register', 'close'].includes(step));
      expect(never).toEqual([]);
    }, 600_000);
  });
}
