import { until } from '@guitu/testing/until';
import { isLate } from './late.js';
import { stand } from './testbed/stand.js';

export const parts = [until, isLate, stand];
