/** The calendars that ship with Guitu; a plant may publish its own. */
import type { CalendarSnapshot } from '../snapshot.js';
import { CN_STANDARD } from './cn-standard.js';
import { TEST_PLAIN } from './test-plain.js';

export const CALENDARS: readonly CalendarSnapshot[] = [CN_STANDARD, TEST_PLAIN];
