/** The five further families of procedures in the played day, each in a company of its own (libs/identity demo-houses). */
import { ELECTRONICS_STORIES } from './electronics.js';
import { FACTORY_STORIES } from './factory-standard.js';
import { PAINT_STORIES } from './paint.js';
import { PLATFORM_STORIES, SEVEN_DAY_STORIES } from './shop.js';
import type { Story } from './story.js';
import { SHEET_STORIES } from './tracking-sheet.js';

export const FAMILIES: readonly Story[] = [...PAINT_STORIES, ...SHEET_STORIES, ...FACTORY_STORIES, ...PLATFORM_STORIES, ...SEVEN_DAY_STORIES, ...ELECTRONICS_STORIES];
