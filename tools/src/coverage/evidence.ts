/** Which sources and tests of the repository name which id. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { namedInSource, namedInTitle } from './named-ids.js';
import { specTitles } from './spec-titles.js';

/** The generator's own texts name every id and prove nothing, so tools/ is not among them. */
const FOLDERS = ['libs', 'services', 'e2e'];

export interface TestEvidence { readonly file: string; readonly title: string }
export interface Evidence { readonly sources: readonly string[]; readonly tests: readonly TestEvidence[] }

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' ? [] : filesBelow(root, file);
    return entry.name.endsWith('.ts') && file.includes('/src/') ? [file] : [];
  }).sort();
}

const isSource = (file: string): boolean => !/\.(?:spec|fixture)\.ts$/.test(file) && !file.includes('/testbed/') && !file.startsWith('libs/testing/') && !file.startsWith('e2e/');

/** Specs, and fixtures that describe tests for several specs (the walk in shares). */
const isTest = (file: string): boolean => /\.(?:spec|fixture)\.ts$/.test(file);

const readIn = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');
const titlesIn = (root: string, file: string): TestEvidence[] => specTitles(file, readIn(root, file)).map((title) => ({ file, title }));

/** Every titled test below `root`. */
export const titledTests = (root: string): TestEvidence[] => FOLDERS.flatMap((folder) => filesBelow(root, folder)).filter(isTest).flatMap((file) => titlesIn(root, file));

/** Files that make tables and their constraints. */
export const migrationFiles = (root: string): string[] => FOLDERS.flatMap((folder) => filesBelow(root, folder)).filter((file) => file.endsWith('.migration.ts'));

/** Evidence by id, over everything below `root`. */
export function evidence(root: string): ReadonlyMap<string, Evidence> {
  const found = new Map<string, { sources: string[]; tests: TestEvidence[] }>();
  const of = (id: string) => found.get(id) ?? found.set(id, { sources: [], tests: [] }).get(id)!;
  for (const file of FOLDERS.flatMap((folder) => filesBelow(root, folder))) {
    if (isTest(file)) for (const test of titlesIn(root, file)) for (const id of namedInTitle(test.title)) of(id).tests.push(test);
    else if (isSource(file)) for (const id of namedInSource(readIn(root, file))) of(id).sources.push(file);
  }
  return found;
}
