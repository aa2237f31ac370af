/** The procedures of seed 000 (procedures.md §2.1). */
import type { Patch } from '../types.js';
import { S000_01 } from './s000-01.js';
import { S000_02 } from './s000-02.js';
import { S000_03 } from './s000-03.js';
import { S000_04 } from './s000-04.js';
import { S000_05 } from './s000-05.js';
import { S000_06 } from './s000-06.js';
import { S000_07 } from './s000-07.js';
import { S000_09 } from './s000-09.js';
import { S000_10 } from './s000-10.js';
import { S000_11 } from './s000-11.js';
import { S000_11B } from './s000-11b.js';
import { S000_12 } from './s000-12.js';
import { S000_14 } from './s000-14.js';
import { S000_15 } from './s000-15.js';
import { S000_16 } from './s000-16.js';
import { S000_17 } from './s000-17.js';
import { S000_18 } from './s000-18.js';
import { S000_19 } from './s000-19.js';

export const SEED_000: readonly Patch[] = [
  S000_01, S000_02, S000_03, S000_04, S000_05, S000_06, S000_07, S000_09, S000_10,
  S000_11, S000_11B, S000_12, S000_14, S000_15, S000_16, S000_17, S000_18, S000_19,
];
