/** Titles of the tests of a spec, read from its syntax tree: comments and strings elsewhere name nothing. */
import ts from 'typescript';

const TESTS: ReadonlySet<string> = new Set(['it', 'test', 'describe']);
type Constants = ReadonlyMap<string, ts.Expression>;

const unwrapped = (node: ts.Expression): ts.Expression =>
  (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node) ? unwrapped(node.expression) : node);
const textOf = (node: ts.Expression | undefined): string | null => {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
  return null;
};

/** Constants of the file, so that a table given by name can be read. */
function constantsOf(file: ts.SourceFile): Constants {
  const found = new Map<string, ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) found.set(node.name.text, unwrapped(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function rowsOf(table: ts.Expression | undefined, constants: Constants): readonly ts.Expression[] {
  if (table === undefined) return [];
  const node = unwrapped(table);
  if (ts.isIdentifier(node)) return rowsOf(constants.get(node.text), new Map([...constants].filter(([name]) => name !== node.text)));
  return ts.isArrayLiteralExpression(node) ? node.elements.map(unwrapped) : [];
}

/** The title of one row of `it.each`: as many values as it has places for, `$name` by the property. */
function rowTitle(title: string, row: ts.Expression): string {
  const values = ts.isArrayLiteralExpression(row) ? row.elements : [row];
  const placed = values.slice(0, title.match(/%[sdifjopc]/g)?.length ?? 0).map((value) => textOf(unwrapped(value)) ?? '');
  const named = !ts.isObjectLiteralExpression(row) ? [] : row.properties.flatMap((property) =>
    (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && title.includes(`$${property.name.text}`) ? [textOf(property.initializer) ?? ''] : []));
  return [title, ...placed, ...named].filter((part) => part !== '').join(' · ');
}

function titlesOfCall(call: ts.CallExpression, constants: Constants): string[] {
  const title = textOf(call.arguments[0]);
  if (title === null) return [];
  const callee = call.expression;
  if (ts.isIdentifier(callee)) return TESTS.has(callee.text) ? [title] : [];
  if (!ts.isCallExpression(callee) || !ts.isPropertyAccessExpression(callee.expression)) return [];
  const { name, expression } = callee.expression;
  if (name.text !== 'each' || !ts.isIdentifier(expression) || !TESTS.has(expression.text)) return [];
  const rows = rowsOf(callee.arguments[0], constants);
  return rows.length === 0 ? [title] : rows.map((row) => rowTitle(title, row));
}

/** Every title of the spec, those of a table once per row. */
export function specTitles(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.TS);
  const constants = constantsOf(file);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) titles.push(...titlesOfCall(node, constants));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return titles;
}
