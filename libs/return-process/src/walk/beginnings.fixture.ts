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

/** What a registration says that is read without a condition: the wish to have somebody come. */
export const beginnings = ({ onsite }: ResolvedProfile, qty = '1'): ((ctx: Context) => ReturnState)[] =>
  [registered(qty), ...(onsite.mode === 'optional' ? [registered(qty, {}, { onsiteWanted: true })] : [])];
