import { mayDecide } from './disposition.rules.js';

export interface Line { readonly due: number }
export const decide = (due: number, now: number): boolean => mayDecide({ due }, now);
