/** An instant as people of the house read it. Pure. */
import { localTime } from './quiet-hours.rules.js';

const two = (n: number): string => String(n).padStart(2, '0');

/** `MM-DD HH:MM` in the zone. */
export function localWords(at: number, zone: string): string {
  const { date, minute } = localTime(at, zone);
  return `${date.slice(5)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
