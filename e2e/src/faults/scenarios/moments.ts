/** When things happen: after so many requests, for so long, as drawn. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultProxy } from '@guitu/testing/fault-proxy';
import type { Rig } from '../scenario.js';
import type { Service } from '../stage/edges.js';
import { untilStarted } from '../stage/stage.js';

/** Departments that take commands; the rest only read and process. */
export const DESKS = ['returns', 'warehouse', 'quality', 'production', 'finance'] as const satisfies readonly Service[];

/** After 1 to 6 further accepted requests. */
export const soon = ({ load, draw }: Rig): Promise<void> => load.more(1 + draw(6));

/** From `least` ms to twice as long. */
export const aWhile = ({ draw }: Rig, least: number): Promise<void> => pause(least + draw(least));

/** All of them, the drawn one first. */
export function fromAny<S>({ draw }: Rig, of: readonly S[]): readonly S[] {
  const first = draw(of.length);
  return [...of.slice(first), ...of.slice(0, first)];
}

/** How much a count of the edges grew while something was done. */
export async function grown(edges: readonly FaultProxy[], count: keyof FaultProxy['counts'], work: () => Promise<void>): Promise<number> {
  const sum = (): number => edges.reduce((total, { counts }) => total + counts[count], 0);
  const before = sum();
  await work();
  return sum() - before;
}

/** Kills it -9 and starts it again. @returns 1 */
export async function killed({ stage }: Rig, name: string): Promise<number> {
  const before = stage.pid(name);
  await stage.component(name).kill9();
  await untilStarted(stage.component(name));
  return stage.pid(name) === before ? 0 : 1;
}
