/** The procedure of seed 002 as data (class D of procedures.md §1). */
import type { Patch } from '../types.js';
import { S002_01 } from './s002-01.js';

export const SEED_002: readonly Patch[] = [S002_01];
