import type { House } from './house.js';

/**
 * One promise of the house (../shared/research/reliability-performance.md §2) and how it is looked at from outside. A finding is a
 * sentence with the offending ids; none means the promise holds for all that the house keeps.
 */
export interface Invariant {
  readonly id: `I${number}`;
  /** the promise, in one sentence */
  readonly says: string;
  look(house: House): Promise<string[]>;
}
