/** One thing the product must do, by the id under which the domain documents list it, in our words. */
import type { Label } from '@guitu/contracts/vocabulary';

export interface Entry extends Label {
  readonly id: string;
  /** what a title or docstring beside "§4.4" says, where the branch is named by words instead of an id */
  readonly named?: RegExp;
}

/** Rows `[id, zh, en]`. */
export const entries = (...rows: readonly (readonly [id: string, zh: string, en: string])[]): readonly Entry[] => rows.map(([id, zh, en]) => ({ id, zh, en }));
