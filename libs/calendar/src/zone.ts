/** Local time of a plant from its zone transitions. */
import { DAY_MS, MINUTE_MS } from './civil-date.js';
import type { CalendarSnapshot, ZoneTransition } from './snapshot.js';

/** Minutes east of UTC that hold at an instant. */
export function offsetAt(transitions: readonly ZoneTransition[], utcMs: number): number {
  let offset = transitions[0]?.offsetMinutes ?? 0;
  for (const transition of transitions) {
    if (transition.fromUtcMs > utcMs) break;
    offset = transition.offsetMinutes;
  }
  return offset;
}

/** Local day number of an instant. */
export const localDay = (snapshot: CalendarSnapshot, utcMs: number): number =>
  Math.floor((utcMs + offsetAt(snapshot.transitions, utcMs) * MINUTE_MS) / DAY_MS);

/**
 * Instant of a local wall-clock time; minute 1440 is 24:00. A time that exists twice (clocks set back) means the first;
 * one that does not exist (clocks set forward) means the instant of the change. So it never runs backwards in its input.
 */
export function instantOf(snapshot: CalendarSnapshot, dayNo: number, minute: number): number {
  const local = dayNo * DAY_MS + minute * MINUTE_MS;
  const { transitions } = snapshot;
  if (transitions.length === 0) return local;
  for (const [index, { fromUtcMs, offsetMinutes }] of transitions.entries()) {
    const begins = index === 0 ? -Infinity : fromUtcMs;
    const ends = transitions[index + 1]?.fromUtcMs ?? Infinity;
    const utc = local - offsetMinutes * MINUTE_MS;
    if (utc < begins) return begins;
    if (utc < ends) return utc;
  }
  return local;
}
