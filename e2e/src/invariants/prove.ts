/**
 * A checker that cannot find anything proves nothing: each mutant is a defect put into a copy of what the house keeps, which the
 * promise it breaks must report. Rows are changed in transactions that are rolled back; records and runs in memory.
 */
import { type Book } from '../books/databases.js';
import { ALL_BOOKS, type House } from './house.js';
import { INVARIANTS } from './all.js';
import type { TopicRecord } from './read-records.js';
import type { Run } from './read-runs.js';

export interface Mutant {
  /** the promise that must report it */
  readonly breaks: `I${number}`;
  readonly defect: string;
  /** statements in one database; constraints in their way are dropped by them too */
  readonly sql?: readonly [book: Book, ...statements: string[]];
  readonly records?: (records: readonly TopicRecord[]) => readonly TopicRecord[];
  readonly runs?: (runs: readonly Run[]) => readonly Run[];
}
/** `nothing`: the house holds nothing that the defect could be put into. */
export type Verdict = 'caught' | 'missed' | 'nothing';

/** Puts one defect in, looks by the promise it breaks, takes it out again. The promise must hold before. */
export async function prove(house: House, mutant: Mutant): Promise<Verdict> {
  const invariant = INVARIANTS.find(({ id }) => id === mutant.breaks);
  if (invariant === undefined) throw new Error(`no promise ${mutant.breaks}`);
  for (const book of ALL_BOOKS) await house.rows(book, 'begin');
  try {
    const before = new Set(await invariant.look(house));
    let changed = 0;
    if (mutant.sql !== undefined) {
      const [book, ...statements] = mutant.sql;
      for (const statement of statements) changed = (await house.changed(book, statement)) ?? changed;
    }
    const records = mutant.records?.(house.records);
    const runs = mutant.runs?.(house.runs);
    const nothing = mutant.sql !== undefined ? changed === 0 : records === house.records || runs === house.runs;
    if (nothing) return 'nothing';
    const after = await invariant.look(house.with({ ...(records !== undefined && { records }), ...(runs !== undefined && { runs }) }));
    return after.some((finding) => !before.has(finding)) ? 'caught' : 'missed';
  } finally {
    for (const book of ALL_BOOKS) await house.rows(book, 'rollback');
  }
}
