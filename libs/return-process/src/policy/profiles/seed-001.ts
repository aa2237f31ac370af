/** The procedures of seed 001 as data (class D of procedures.md §1). */
import type { Patch } from '../types.js';
import { S001_02 } from './s001-02.js';
import { S001_03 } from './s001-03.js';
import { S001_05 } from './s001-05.js';
import { S001_07 } from './s001-07.js';
import { S001_08 } from './s001-08.js';
import { S001_12 } from './s001-12.js';
import { S001_13 } from './s001-13.js';
import { S001_18 } from './s001-18.js';
import { S001_19 } from './s001-19.js';
import { S001_20 } from './s001-20.js';

export const SEED_001: readonly Patch[] = [S001_02, S001_03, S001_05, S001_07, S001_08, S001_12, S001_13, S001_18, S001_19, S001_20];
