/** 审批链 (P06): which levels of a chain decide about a return (K03, K04, K14; R19, R20, R22, R54 are chains as data). */
import { holdsForOne, type Attrs } from '../policy/conditions.js';
import type { LineAttrs } from '../policy/attributes.js';
import type { Chain } from '../policy/types.js';
import type { Seat } from '../engine/flow.js';

/** Over several goods a level applies if it does for one. A level keeps its place in the chain as its number, whichever others apply: what was signed stays signed (§2 class change). */
export const levelsThatApply = ({ levels }: Chain, goods: readonly Attrs<LineAttrs>[]): Seat[] =>
  levels.flatMap(({ role, when, clause }, index) => (when === undefined || holdsForOne(when, goods) ? [{ level: index + 1, role, clause }] : []));

/** Number of the seat that management takes where the chain itself cannot decide; no chain is that long. */
export const LAST_WORD = 9;
export const lastWord = (management: string): Seat => ({ level: LAST_WORD, role: management, clause: 'house' });
