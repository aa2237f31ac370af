/** Every source numbers its facts of one process without gaps; a number counts once (invariant I9). */
import type { FactSource } from '@guitu/contracts/vocabulary';
import type { Position, ProcessState } from './model.js';

/** Was this number of this source applied already? */
export function isCounted(state: ProcessState, source: string, seq: number): boolean {
  const position = state.positions[source as FactSource];
  return position !== undefined && (seq <= position.upTo || position.beyond.includes(seq));
}

/** Counts it; numbers that came early are kept until the gap before them is closed. */
export function count(state: ProcessState, source: FactSource, seq: number): void {
  const { upTo, beyond } = state.positions[source] ?? { upTo: 0, beyond: [] };
  const next: Position = { upTo, beyond: [...beyond, seq].sort((a, b) => a - b) };
  while (next.beyond[0] === next.upTo + 1) {
    next.upTo += 1;
    next.beyond.shift();
  }
  state.positions[source] = next;
}
