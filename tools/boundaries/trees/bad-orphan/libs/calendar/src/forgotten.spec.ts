import { forgotten } from './forgotten.js';

export const seen = forgotten;
