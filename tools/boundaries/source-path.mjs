/** Paths of source files as the boundary rules see them: relative to the repository, with forward slashes. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** '/…/services/quality/src/main.ts' → 'services/quality/src/main.ts'. */
export function sourcePath(filename) {
  return path.relative(REPOSITORY, path.resolve(REPOSITORY, filename)).split(path.sep).join('/');
}

/** Folder of the workspace package a source path lies in ('libs/money', 'infra/stack', 'tools'), or null. */
export function packageFolder(source) {
  return /^((?:libs|services|infra)\/[^/]+|e2e|tools)\//.exec(source)?.[1] ?? null;
}

export const isSpec = (source) => source.endsWith('.spec.ts');

/** Specs, and what only they stand on (`testbed/`, `*.fixture.ts`). */
export const isTestCode = (source) => isSpec(source) || source.endsWith('.fixture.ts') || source.includes('/testbed/');

/** Repository path a relative import points to, as written ('.js' kept): ('libs/a/src/b.ts', './c.js') → 'libs/a/src/c.js'. */
export function relativeTarget(source, specifier) {
  return path.posix.normalize(path.posix.join(path.posix.dirname(source), specifier));
}

/** 'kafkajs', '@temporalio/client', 'node:fs' → its package: '@guitu/contracts/task' → '@guitu/contracts'. */
export function packageName(specifier) {
  return specifier.startsWith('@') ? specifier.split('/', 2).join('/') : (specifier.split('/', 1)[0] ?? specifier);
}
