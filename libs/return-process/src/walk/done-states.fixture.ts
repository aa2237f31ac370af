/**
 * What walks of one procedure have done, in a file that each of them reads and adds to. A state is done when all that may follow it is:
 * whoever knows that need not look again, and misses no cycle, since none leaves what is done. So a walk that was broken off is begun
 * anew and walks what is left, and several walk one procedure beside one another. What is written is of one text of the core and one
 * policy: with either changed the file is another.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A state with nothing left to walk: what it is known by, what it took, how the return ended there (null where it did not), who was asked in it, of which pairs of steps the other order was tried there, what was wrong. */
export interface DoneState { readonly shape: string; readonly acts: number; readonly end: string | null; readonly steps: readonly string[]; readonly pairs: readonly string[]; readonly faults: readonly string[] }
/** Where walks tell one another what is done. */
export interface DoneStates {
  tell(state: DoneState): void;
  /** Writes what was told, and gives what was written since the last time, one's own too. */
  hear(each: (state: DoneState) => void): void;
}
export const ALONE: DoneStates = { tell: () => undefined, hear: () => undefined };

/** All a walk depends on: this library and those it stands on. */
const LIBRARIES = ['return-process', 'calendar', 'contracts', 'money'].map((name) => fileURLToPath(new URL(`../../../${name}/src/`, import.meta.url)));
/** Characters of a file that are read at once. */
const PIECE = 1 << 24;

const textsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')).sort().map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8')}`);

export class KeptStates implements DoneStates {
  private readonly file: string;
  private told: string[] = [];
  private offset = 0;

  /** @param what the procedure and how it is walked, as text */
  constructor(folder: string, name: string, what: string) {
    const stamp = createHash('sha1');
    for (const text of [what, ...LIBRARIES.filter((library) => existsSync(library)).flatMap(textsIn)]) stamp.update(`${text}\n`);
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, `${name}-${stamp.digest('hex').slice(0, 12)}.done`);
  }

  tell({ shape, acts, end, steps, pairs, faults }: DoneState): void {
    this.told.push(`${[shape, acts, end ?? '', steps.join(' '), pairs.join(' '), ...faults.map((fault) => JSON.stringify(fault))].join('\t')}\n`);
  }

  hear(each: (state: DoneState) => void): void {
    // one write at the end of the file: what several write stands one after the other
    if (this.told.length > 0) appendFileSync(this.file, this.told.join(''));
    this.told = [];
    if (!existsSync(this.file)) return;
    const file = openSync(this.file, 'r');
    try {
      const piece = Buffer.alloc(PIECE);
      for (let whole = -1; whole !== 0;) {
        // a line that is not whole yet is read the next time
        whole = piece.subarray(0, readSync(file, piece, 0, PIECE, this.offset)).lastIndexOf('\n') + 1;
        this.offset += whole;
        for (const line of piece.toString('utf8', 0, whole).split('\n')) if (line !== '') each(stateOf(line));
      }
    } finally {
      closeSync(file);
    }
  }

  /** The walk came to its end: nothing to go on from. */
  forget(): void {
    rmSync(this.file, { force: true });
  }
}

const wordsOf = (text: string): string[] => (text === '' ? [] : text.split(' '));

function stateOf(line: string): DoneState {
  const [shape = '', acts = '', end = '', steps = '', pairs = '', ...faults] = line.split('\t');
  return { shape, acts: Number(acts), end: end === '' ? null : end, steps: wordsOf(steps), pairs: wordsOf(pairs), faults: faults.map((fault) => JSON.parse(fault) as string) };
}
