/** The procedures of seed 003 as data (class D of procedures.md §1). */
import type { Patch } from '../types.js';
import { S003_02 } from './s003-02.js';
import { S003_04 } from './s003-04.js';
import { S003_08 } from './s003-08.js';
import { S003_09 } from './s003-09.js';
import { S003_13 } from './s003-13.js';
import { S003_14 } from './s003-14.js';
import { S003_15 } from './s003-15.js';

export const SEED_003: readonly Patch[] = [S003_02, S003_04, S003_08, S003_09, S003_13, S003_14, S003_15];
