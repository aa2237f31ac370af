/** Writes the generated pages, or says which of the committed ones are stale. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from './page.js';

/** Folders that hold generated pages only: a page there that nothing generates any more is stale too. */
const GENERATED_FOLDERS = ['docs/policies', 'docs/openapi'];

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function leftovers(root: string, pages: readonly Page[]): string[] {
  const wanted = new Set(pages.map((page) => page.path));
  return GENERATED_FOLDERS
    .flatMap((folder) => namesIn(path.join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((file) => !wanted.has(file));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** One line per page under `root` that differs from what is generated, is missing, or is no longer generated. */
export function stalePages(root: string, pages: readonly Page[]): string[] {
  return [
    ...pages.flatMap(({ path: file, text }) => {
      const committed = read(path.join(root, file));
      if (committed === text) return [];
      return [committed === null ? `${file} 缺失 / is missing` : `${file} 已过期 / is stale`];
    }),
    ...leftovers(root, pages).map((file) => `${file} 已无来源 / is generated from nothing any more`),
  ];
}

/** Brings the folder `root` in step with `pages`; returns the paths that changed. */
export function writePages(root: string, pages: readonly Page[]): string[] {
  const changed = pages.filter(({ path: file, text }) => read(path.join(root, file)) !== text);
  for (const { path: file, text } of changed) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const surplus = leftovers(root, pages);
  for (const file of surplus) rmSync(path.join(root, file));
  return [...changed.map((page) => page.path), ...surplus];
}
