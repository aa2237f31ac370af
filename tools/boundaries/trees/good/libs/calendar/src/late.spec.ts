import { until } from '@guitu/testing/until';
import { isLate } from './late.js';

export const parts = [until, isLate];
