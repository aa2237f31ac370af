/** What a stretch of time used: plain subtraction of two readings, and what of it was not idling. */

/** floor: worker and client of the bare workflow, in one process · people: the bench itself, which stands for browsers and is in no total. */
export const PARTS = ['departments', 'orchestrator', 'kafka', 'temporal', 'postgres', 'floor', 'people'] as const;
export type Part = (typeof PARTS)[number];
export type CpuMs = Readonly<Record<Part, number>>;

/** Counters that only rise. */
export interface Counters {
  /** transactions committed in the services' databases */
  readonly commits: number;
  readonly walBytes: number;
  /** statements PostgreSQL was given, begin and commit among them; NaN where it does not count them */
  readonly statements: number;
  /** records in the services' topics */
  readonly records: number;
  /** what they take on Kafka's disk */
  readonly recordBytes: number;
}
export interface Usage { readonly ms: number; readonly cpu: CpuMs; readonly counters: Counters }

const COUNTERS = ['commits', 'walBytes', 'statements', 'records', 'recordBytes'] as const satisfies readonly (keyof Counters)[];

export const eachPart = (value: (part: Part) => number): CpuMs => Object.fromEntries(PARTS.map((part) => [part, value(part)])) as Record<Part, number>;
const eachCounter = (value: (counter: keyof Counters) => number): Counters => Object.fromEntries(COUNTERS.map((counter) => [counter, value(counter)])) as unknown as Counters;

/** `later` − `earlier`. */
export function subtract(later: Usage, earlier: Usage): Usage {
  return {
    ms: later.ms - earlier.ms,
    cpu: eachPart((part) => later.cpu[part] - earlier.cpu[part]),
    counters: eachCounter((counter) => later.counters[counter] - earlier.counters[counter]),
  };
}

/** What of `used` remains when the same time of idling is taken off; may be slightly negative where nothing was done. */
export function withoutIdling(used: Usage, idle: Usage): Usage {
  const share = used.ms / idle.ms;
  return {
    ms: used.ms,
    cpu: eachPart((part) => used.cpu[part] - idle.cpu[part] * share),
    counters: eachCounter((counter) => used.counters[counter] - idle.counters[counter] * share),
  };
}

/** Shared out over a number of returns. */
export function perReturn(used: Usage, returns: number): Usage {
  return { ms: used.ms / returns, cpu: eachPart((part) => used.cpu[part] / returns), counters: eachCounter((counter) => used.counters[counter] / returns) };
}

export const sumOf = (cpu: CpuMs, parts: readonly Part[]): number => parts.reduce((sum, part) => sum + cpu[part], 0);
