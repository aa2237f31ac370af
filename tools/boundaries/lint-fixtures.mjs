/**
 * Lints every file under fixtures/ with the repository's own eslint.config.mjs and prints, as JSON, what was found:
 * { "<folder>/<file>": { "expected": [rule ids], "found": [rule ids] } }.
 *
 * The folder is the id of the rule that must catch the bad files. A first line `// as <path>` says which file of the tree the
 * fixture stands for; without it the file is linted where it lies, with type information. `// also <rule id>` names a further
 * rule that catches the same fault from its own side.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { REPOSITORY } from './source-path.mjs';

const FIXTURES = fileURLToPath(new URL('fixtures/', import.meta.url));

/** For files that exist in name only: the same rules without those that need a type-checked program. */
const byName = new ESLint({ cwd: REPOSITORY, overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });
const inPlace = new ESLint({
  cwd: REPOSITORY,
  ignore: false,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parserOptions: { project: path.join(FIXTURES, 'tsconfig.json') } } }],
});

/** Rule ids of the messages; what ESLint itself reports has its text instead; a comment that tried to switch a rule off is 'inline-config'. */
const found = (results) => [...new Set(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? (message.includes('noInlineConfig') ? 'inline-config' : message))))].sort();

const report = {};
for (const file of readdirSync(FIXTURES, { recursive: true }).map((name) => name.split(path.sep).join('/')).filter((name) => name.endsWith('.ts')).sort()) {
  const text = readFileSync(path.join(FIXTURES, file), 'utf8');
  const standsFor = /^\/\/ as (\S+)/.exec(text)?.[1];
  const also = [...text.matchAll(/^\/\/ also (\S+)/gm)].map((match) => match[1]);
  const rule = path.posix.dirname(file);
  const results = standsFor === undefined
    ? await inPlace.lintFiles([path.join(FIXTURES, file)])
    : await byName.lintText(text, { filePath: path.join(REPOSITORY, standsFor) });
  report[file] = { expected: path.basename(file).startsWith('bad') ? [rule, ...also].sort() : [], found: found(results) };
}
process.stdout.write(JSON.stringify(report, null, 1));
