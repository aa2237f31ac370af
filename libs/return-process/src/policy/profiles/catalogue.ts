/** The profiles that ship with Guitu. */
import { refOf, type ProfileRef } from '../resolve.js';
import type { Patch } from '../types.js';
import { BASE } from './base.js';
import { FACTORY } from './factory.js';
import { HEADLINE } from './headline.js';
import { HEADLINE_LAPSE, S000_02_LAPSE, S000_03_LAPSE, S000_04_LAPSE, S000_19_LAPSE, S001_19_LAPSE, S001_20_LAPSE, S003_15_LAPSE } from './lapse.js';
import { REFUND } from './refund.js';
import { RETAIL } from './retail.js';
import { SEED_000 } from './seed-000.js';
import { SEED_001 } from './seed-001.js';
import { SEED_002 } from './seed-002.js';
import { SEED_003 } from './seed-003.js';
import { SEED_004 } from './seed-004.js';

const LAPSES: readonly Patch[] = [HEADLINE_LAPSE, S000_04_LAPSE, S000_03_LAPSE, S001_20_LAPSE, S000_19_LAPSE, S000_02_LAPSE, S001_19_LAPSE, S003_15_LAPSE];

/** All, parents included, as written. */
export const PROFILES: readonly Patch[] = [
  BASE, FACTORY, RETAIL, REFUND, HEADLINE, ...LAPSES,
  ...SEED_000, ...SEED_001, ...SEED_002, ...SEED_003, ...SEED_004,
];

/** The procedures of the seeds (class D of procedures.md §1) as data, each complete and without a fault of its own. */
export const SEED_PROCEDURES: readonly ProfileRef[] = [...SEED_000, ...SEED_001, ...SEED_002, ...SEED_003, ...SEED_004].map(refOf);

/** Those a return can be opened under: the house's own, for who has no procedure, and the seeds'. */
export const PROCEDURES: readonly ProfileRef[] = ['headline@1', ...SEED_PROCEDURES];
/** Time-lapses of some of them, published for demonstrations only. */
export const TIME_LAPSES: readonly ProfileRef[] = LAPSES.map(refOf);
