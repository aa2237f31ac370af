/** The procedures of seed 004 as data (class D of procedures.md §1). */
import type { Patch } from '../types.js';
import { S004_01 } from './s004-01.js';
import { S004_02 } from './s004-02.js';

export const SEED_004: readonly Patch[] = [S004_01, S004_02];
