/**
 * The import graph of a source tree, file by file. Edges are read from the syntax (TypeScript's parser), so that a type-only
 * import, which leaves nothing at run time, is told apart from one that runs.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { relativeTarget } from './source-path.mjs';

const PACKAGE_ROOTS = ['libs', 'services', 'infra'];
const SINGLE_PACKAGES = ['e2e', 'tools'];

/** Folders with a package.json, by package name: '@guitu/money' → 'libs/money'. */
function packageFolders(root) {
  const nested = PACKAGE_ROOTS.filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`));
  const folders = [...nested, ...SINGLE_PACKAGES].filter((folder) => existsSync(path.join(root, folder, 'package.json')));
  return new Map(folders.map((folder) => [JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')).name, folder]));
}

function sourceFiles(root, folder) {
  const src = path.join(root, folder, 'src');
  if (!existsSync(src)) return [];
  return readdirSync(src, { recursive: true })
    .map((name) => `${folder}/src/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.ts'));
}

/** Nothing of this declaration is left at run time. */
function isTypeOnly(node) {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return clause.name === undefined && named !== undefined && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

/** Every module the text names: [{ specifier, kind: 'static' | 'type' | 'dynamic' }]. */
export function importsOf(text) {
  const found = [];
  const visit = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      found.push({ specifier: node.moduleSpecifier.text, kind: isTypeOnly(node) ? 'type' : 'static' });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && ts.isStringLiteral(node.arguments[0])) {
      found.push({ specifier: node.arguments[0].text, kind: 'dynamic' });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ specifier: node.argument.literal.text, kind: 'type' });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest));
  return found;
}

/**
 * The graph of every package's src: file → [{ to, kind, specifier }]. `to` is the file meant, or null for a package of others
 * (`external` then is the specifier).
 */
export function readModuleGraph(root) {
  const folders = packageFolders(root);
  const files = [...folders.values()].flatMap((folder) => sourceFiles(root, folder));
  const known = new Set(files);
  const target = (from, specifier) => {
    if (specifier.startsWith('.')) return relativeTarget(from, specifier).replace(/\.js$/, '.ts');
    const [, name, file] = /^(@[^/]+\/[^/]+)\/(.+)$/.exec(specifier) ?? [];
    return folders.has(name) ? `${folders.get(name)}/src/${file}.ts` : null;
  };
  return new Map(files.map((from) => [from, importsOf(readFileSync(path.join(root, from), 'utf8')).map(({ specifier, kind }) => {
    const to = target(from, specifier);
    return { to: to !== null && known.has(to) ? to : null, kind, specifier };
  })]));
}
