import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

interface Verdict { readonly expected: string[]; readonly found: string[] }
const verdicts = JSON.parse(execFileSync(process.execPath, [here('lint-fixtures.mjs')], { encoding: 'utf8', timeout: 120_000 })) as Record<string, Verdict>;
const files = Object.keys(verdicts);
const isBad = (file: string): boolean => /\/bad[^/]*\.ts$/.test(file);

describe('lint walls, each against a file that breaks it', () => {
  it.each(files.filter(isBad))('%s is caught, by its rule alone', (file) => {
    expect(verdicts[file]?.found).toEqual(verdicts[file]?.expected);
    expect(verdicts[file]?.expected).not.toEqual([]);
  });

  it.each(files.filter((file) => !isBad(file)))('%s passes', (file) => {
    expect(verdicts[file]?.found).toEqual([]);
  });

  it('no rule of our own is without a bad and a good file', () => {
    const rules = readdirSync(here('rules')).map((name) => `guitu/${name.replace(/\.mjs$/, '')}`);
    const folders = (kind: 'bad' | 'good'): Set<string> => new Set(files.filter((file) => isBad(file) === (kind === 'bad')).map((file) => file.slice(0, file.lastIndexOf('/'))));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => !folders('bad').has(rule) || !folders('good').has(rule))).toEqual([]);
  });
});
