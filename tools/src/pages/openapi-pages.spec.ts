import { readFileSync, readdirSync } from 'node:fs';
import { FACT_KIND_LIST } from '@guitu/contracts/fact-kinds';
import { COMMAND_NOUNS, commandPath, type CommandKind } from '@guitu/contracts/http/command-routes';
import { describe, expect, it } from '@jest/globals';
import { factFolders } from '../fact-folders.js';
import { REPOSITORY } from '../repository.js';

interface Operation { readonly 'x-guitu-asks-only'?: true; readonly parameters?: readonly { readonly name: string; readonly required?: boolean }[]; readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>> }
interface Document { readonly openapi: string; readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }
const FOLDER = new URL('../../../docs/openapi/', import.meta.url);
const text = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');
const documentOf = (file: string): Document => JSON.parse(text(file)) as Document;
const files = readdirSync(FOLDER);

/** The node a `#/a/b` reference points to; `~1` stands for a slash. */
function resolve(document: unknown, ref: string): unknown {
  return ref.slice(2).split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, key) => (node as Readonly<Record<string, unknown>> | undefined)?.[key], document);
}

describe('OpenAPI pages', () => {
  it('there is one per service', () => {
    expect(files.sort()).toEqual(readdirSync(new URL('services/', `file://${REPOSITORY}`)).filter((name) => name !== 'host').map((name) => `${name}.json`).sort());
  });

  it.each(files)('%s: every reference leads somewhere', (file) => {
    const refs = [...text(file).matchAll(/"\$ref": "([^"]+)"/g)].map(([, ref = '']) => ref);
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((ref) => resolve(documentOf(file), ref) === undefined)).toEqual([]);
  });

  it('every fact a controller records has its route at its desk', () => {
    const recorded = factFolders(REPOSITORY);
    const kinds = FACT_KIND_LIST.filter((kind): kind is CommandKind => kind in COMMAND_NOUNS);
    const missing = kinds.flatMap((kind) => recorded(kind)
      .map(({ desk }) => ({ desk, path: commandPath(desk, kind, '{returnNo}') }))
      .filter(({ desk, path }) => documentOf(`${desk}.json`).paths[path]?.['post'] === undefined));
    expect(missing).toEqual([]);
  });

  it.each(files)('%s: every call says in which shape it answers, and names each status with which it refuses', (file) => {
    const calls = Object.entries(documentOf(file).paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { responses }]) => ({ call: `${method} ${path}`, responses })));
    const shapeless = calls.filter(({ responses }) => Object.entries(responses).filter(([status]) => status.startsWith('2')).every(([, { content }]) => Object.values(content ?? {})[0]?.schema === undefined));
    expect(shapeless.map(({ call }) => call)).toEqual([]);
    expect(calls.filter(({ responses }) => 'default' in responses || !('400' in responses)).map(({ call }) => call)).toEqual([]);
  });

  it.each(files)('%s: whatever changes something through the API asks for an Idempotency-Key', (file) => {
    const changing = Object.entries(documentOf(file).paths).filter(([path]) => path.startsWith('/api/')).flatMap(([path, methods]) =>
      Object.entries(methods).filter(([method]) => ['post', 'put', 'patch', 'delete'].includes(method)).map(([method, operation]) => ({ call: `${method} ${path}`, operation })));
    const keyless = changing.filter(({ operation }) => operation['x-guitu-asks-only'] !== true && operation.parameters?.some(({ name, required }) => name === 'Idempotency-Key' && required === true) !== true);
    expect(keyless.map(({ call }) => call)).toEqual([]);
  });
});
