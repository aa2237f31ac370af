/** The profiles that ship with Guitu. */
import type { ProfileRef } from '../resolve.js';
import type { Patch } from '../types.js';
import { BASE } from './base.js';
import { FACTORY } from './factory.js';
import { HEADLINE } from './headline.js';
import { HEADLINE_LAPSE, S000_04_LAPSE } from './lapse.js';
import { S000_04 } from './s000-04.js';

/** All, parents included, as written. */
export const PROFILES: readonly Patch[] = [BASE, FACTORY, HEADLINE, S000_04, HEADLINE_LAPSE, S000_04_LAPSE];

/** Those a return can be opened under. */
export const PROCEDURES: readonly ProfileRef[] = ['headline@1', 'S000-04@1'];
/** Their time-lapses, published for demonstrations only. */
export const TIME_LAPSES: readonly ProfileRef[] = ['headline-lapse@1', 'S000-04-lapse@1'];
