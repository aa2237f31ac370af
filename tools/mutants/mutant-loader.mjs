/** Node's own loader for the specs: TypeScript through swc, one text of one file replaced. The working tree is never touched. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { mutated, mutantById } from './mutants.mjs';
import { sourcePath } from './source-file.mjs';

const id = process.env['GUITU_MUTANT'] ?? '';
const mutant = id === '' ? null : mutantById(id);
const cache = path.join(tmpdir(), 'guitu-mutants');
mkdirSync(cache, { recursive: true });

export function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: new URL('spec-globals.mjs', import.meta.url).href, shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts')) return next(specifier.replace(/\.js$/, '.ts'), context);
  return next(specifier, context);
}

export function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const file = fileURLToPath(url);
  const read = readFileSync(file, 'utf8');
  const text = mutant !== null && file === sourcePath(mutant.file) ? mutated(mutant, read) : read;
  return { format: 'module', source: compiled(text), shortCircuit: true };
}

/** Compiled once per text, whichever mutant asks. */
function compiled(text) {
  const kept = path.join(cache, `${createHash('sha256').update(text).digest('hex')}.mjs`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const { code } = transformSync(text, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } });
  writeFileSync(kept, code);
  return code;
}
