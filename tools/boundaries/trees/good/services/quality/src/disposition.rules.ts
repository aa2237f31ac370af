import { isLate } from '@guitu/calendar/late';
import type { Line } from './decide.js';

export const mayDecide = (line: Line, now: number): boolean => !isLate(line.due, now);
