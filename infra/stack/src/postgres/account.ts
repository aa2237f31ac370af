import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from '../problem.js';

export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root. @returns the account it then runs as; undefined when we are not root. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { name, uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Problem('PostgreSQL does not run as root, and there is no user postgres or nobody: start as another user.');
}

/** Whether anybody may pass through every folder above `path` (as far as they exist). */
export function isPassable(path: string): boolean {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const mode = statSync(folder, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined && (mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The wanted place if the account can reach it; when that lies in a closed home such as root's, the other one. */
export function reachablePlace(wanted: string, account: Account | undefined, elsewhere: string): string {
  return !account || isPassable(wanted) ? wanted : elsewhere;
}
