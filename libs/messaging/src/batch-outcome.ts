/** What became of the records of a batch. */
export interface BatchOutcome {
  applied: number;
  /** Of no concern to this service; the position moved all the same. */
  passedOver: number;
  /** Had before. */
  repeated: number;
  parked: number;
  /** Of an incarnation that a restore has ended. */
  refused: number;
  /** Without readable key or headers, or of a foreign source. */
  dead: number;
}

export const nothing = (): BatchOutcome => ({ applied: 0, passedOver: 0, repeated: 0, parked: 0, refused: 0, dead: 0 });

export function add(total: BatchOutcome, part: BatchOutcome): void {
  for (const key of Object.keys(total) as (keyof BatchOutcome)[]) total[key] += part[key];
}
