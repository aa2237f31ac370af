/**
 * A long walk that is kept on the way, so that one that was broken off goes on where it was. What was kept is of one text of the
 * core and one policy: with either changed the walk begins anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Standing } from './walk.fixture.js';

const EVERY_MS = 300_000;
/** All a walk depends on: this library and those it stands on. */
const LIBRARIES = ['return-process', 'calendar', 'contracts', 'money'].map((name) => fileURLToPath(new URL(`../../../${name}/src/`, import.meta.url)));

const textsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')).sort().map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8')}`);

export class KeptWalk {
  private readonly file: string;
  private last = performance.now();

  /** @param what the procedure and how it is walked, as text @param every milliseconds between one keeping and the next */
  constructor(private readonly folder: string, name: string, what: string, private readonly every: number = EVERY_MS) {
    const stamp = createHash('sha1');
    for (const text of [what, ...LIBRARIES.filter((library) => existsSync(library)).flatMap(textsIn)]) stamp.update(`${text}\n`);
    this.file = join(folder, `${name}-${stamp.digest('hex').slice(0, 12)}.walk`);
  }

  /** Where the walk was when it was kept last; null where it was not. */
  found(): Standing | null {
    return existsSync(this.file) ? (deserialize(readFileSync(this.file)) as Standing) : null;
  }

  /** Keeps where the walk is, every five minutes where nothing else was said. @param told what was kept */
  readonly onWay = (standing: () => Standing, told: (kept: Standing) => void): void => {
    if (performance.now() - this.last < this.every) return;
    const now = standing();
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(`${this.file}.new`, serialize(now));
    renameSync(`${this.file}.new`, this.file);
    this.last = performance.now();
    told(now);
  };

  /** The walk came to its end: nothing to go on from. */
  forget(): void {
    rmSync(this.file, { force: true });
  }
}
