/** Local days of a plant as instants, by the zone rules of the platform's own tables (Intl). */
const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, calendar: 'gregory', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
  formats.set(zone, made);
  return made;
}

/** The wall clock of a zone at an instant, as if it were UTC (ms, whole seconds). */
function wallClock(at: number, zone: string): number {
  const parts = Object.fromEntries(format(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'] ?? 1, parts['hour'] ?? 0, parts['minute'] ?? 0, parts['second'] ?? 0);
}

/** `YYYY-MM-DD` of an instant in a zone. */
export const localDate = (at: number, zone: string): string => new Date(wallClock(at, zone)).toISOString().slice(0, 10);

/** The instant of so many minutes after 00:00 of a local day; where the clocks jump over it, the first instant after the jump. */
export function instantAt(date: string, minutes: number, zone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const offset = (at: number): number => wallClock(at, zone) - Math.floor(at / 1000) * 1000;
  const first = wall - offset(wall);
  return wall - offset(first);
}

/** The local day after this one. */
export const nextDate = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
