import { limit } from './limit.js';

export const mayDecide = (): boolean => limit() > 0;
