/**
 * A package imports what its own package.json names: hoisting must not hide a missing line, and package.json is what the
 * package graph (nx) is drawn from. Specs and testbeds may also use the root's devDependencies and @guitu/testing.
 */
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { eachImport, isRelative } from '../imports.mjs';
import { REPOSITORY, isTestCode, packageFolder, packageName, sourcePath } from '../source-path.mjs';

const manifests = new Map();
/** package.json of a folder of the repository ('' = root), read once per run. */
function manifest(folder) {
  if (!manifests.has(folder)) manifests.set(folder, JSON.parse(readFileSync(path.join(REPOSITORY, folder, 'package.json'), 'utf8')));
  return manifests.get(folder);
}

const typesPackage = (name) => `@types/${name.replace(/^@/, '').replace('/', '__')}`;

/** May a file of this folder import the package? Types may also come from the root's @types packages. */
function isDeclared(folder, name, { typeOnly, test }) {
  const own = manifest(folder);
  const root = manifest('').devDependencies;
  if (own.name === name || own.dependencies?.[name] !== undefined) return true;
  if (typeOnly && root[typesPackage(name)] !== undefined) return true;
  return test && (own.devDependencies?.[name] !== undefined || root[name] !== undefined || name === '@guitu/testing');
}

export default {
  meta: { type: 'problem', schema: [], messages: { undeclared: "{{folder}}/package.json does not name '{{name}}'." } },
  create(context) {
    const source = sourcePath(context.filename);
    const folder = packageFolder(source);
    if (folder === null) return {};
    return eachImport(({ node, specifier, typeOnly }) => {
      if (isRelative(specifier) || specifier.startsWith('node:') || builtinModules.includes(specifier)) return;
      const name = packageName(specifier);
      if (!isDeclared(folder, name, { typeOnly, test: isTestCode(source) })) context.report({ node, messageId: 'undeclared', data: { folder, name } });
    });
  },
};
