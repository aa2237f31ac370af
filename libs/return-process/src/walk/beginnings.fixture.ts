/** Returns as they are registered, from which walks and scripts begin. */
import { SEED_PROCEDURES } from '../policy/profiles/catalogue.js';
import type { ProfileRef } from '../policy/resolve.js';
import type { ResolvedProfile } from '../policy/types.js';
import { open, type Context, type ReturnState } from '../return-process.js';
import { at, fact, PIECES, registration } from '../return-run.fixture.js';

/** The house's own procedure and those of the seeds. */
export const ALL: readonly ProfileRef[] = ['headline@1', ...SEED_PROCEDURES];

/** A return of `qty` pieces, just registered. */
export const registered = (qty = '1', line: object = {}, attrs: object = {}) => (ctx: Context): ReturnState =>
  open(ctx, { companyCode: 'C1', plantCode: 'P1', returnNo: 'RT2025-0001', register: fact({}, 'register', 'returns', at('03 09:00'), registration([{ ...PIECES, qty, unitPrice: 10_000, ...line }], attrs), { staff: 'e-applicant' }) }).state;

const FRESH = { shipDate: '2025-03-01', receiptDate: '2025-03-03', warrantyMonths: 12 };
const OLD = { shipDate: '2020-01-02', receiptDate: '2020-01-06', warrantyMonths: 12 };

/** What a registration says that no condition reads: dates for windows and warranty, the wish to have somebody come. */
export function beginnings({ onsite, windows, warranty }: ResolvedProfile): ((ctx: Context) => ReturnState)[] {
  const dated = windows.length > 0 || warranty.on ? [registered('1', FRESH), registered('1', OLD)] : [];
  return [registered(), ...dated, ...(onsite.mode === 'optional' ? [registered('1', {}, { onsiteWanted: true })] : [])];
}
