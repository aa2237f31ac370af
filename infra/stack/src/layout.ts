import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, the same from src/ (tests) and dist/ (run). */
export const repositoryRoot = resolve(fileURLToPath(new URL('../../../', import.meta.url)));

/** Pins and checksums of everything that is fetched; committed. */
export const lockDirectory = join(repositoryRoot, 'infra/stack/lock');

/** Fetched servers live outside the repository, so that every clone shares them. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env.GUITU_CACHE ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'guitu'));
}

/** Databases, logs and the record of what runs; kept between starts. */
export function runDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(repositoryRoot, env.GUITU_RUN_DIR ?? 'run');
}

/** The file of this name in the first folder of PATH that has one. */
export function findOnPath(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  for (const folder of (env.PATH ?? '').split(':')) {
    const file = join(folder, name);
    if (folder && existsSync(file)) return file;
  }
  return undefined;
}
