/** A calendar from outside: its form, then what must hold of it. */
import { checkSnapshot } from './check-snapshot.js';
import type { CalendarSnapshot } from './snapshot.js';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf = (value: unknown, holds: (entry: unknown) => boolean): boolean => Array.isArray(value) && value.every(holds);
const numbers = (...keys: readonly string[]) => (value: unknown): boolean => isObject(value) && keys.every((key) => typeof value[key] === 'number');

/** Null when it is no calendar, or one that may not be published. */
export function readSnapshot(value: unknown): CalendarSnapshot | null {
  if (!isObject(value) || ['key', 'zone', 'coveredUntil'].some((key) => typeof value[key] !== 'string') || typeof value['version'] !== 'number') return null;
  if (!isListOf(value['transitions'], numbers('fromUtcMs', 'offsetMinutes')) || !isListOf(value['shifts'], numbers('startMinute', 'endMinute'))) return null;
  if (!isListOf(value['weekend'], (day) => typeof day === 'number') || ![value['holidays'], value['workdays']].every((list) => isListOf(list, (day) => typeof day === 'string'))) return null;
  const snapshot = value as unknown as CalendarSnapshot;
  return checkSnapshot(snapshot).length === 0 ? snapshot : null;
}
