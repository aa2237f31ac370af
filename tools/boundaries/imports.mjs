/** One visitor for every way a module can name another, so that no rule forgets a form. */

/** True when nothing of the import is left at run time: `import type`, or only `type` specifiers. */
function isTypeOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = node.specifiers ?? [];
  return names.length > 0 && names.every((name) => name.importKind === 'type' || name.exportKind === 'type');
}

/**
 * ESLint visitor that calls `visit({ node, specifier, typeOnly })` for import and export declarations, `import()`,
 * `import('x')` types, `import x = require('x')` and `require('x')`.
 */
export function eachImport(visit) {
  const declaration = (node) => {
    if (typeof node.source?.value === 'string') visit({ node, specifier: node.source.value, typeOnly: isTypeOnly(node) });
  };
  return {
    ImportDeclaration: declaration,
    ExportNamedDeclaration: declaration,
    ExportAllDeclaration: declaration,
    ImportExpression: (node) => declaration(node),
    TSImportType(node) {
      const literal = node.source ?? node.argument?.literal;
      if (typeof literal?.value === 'string') visit({ node, specifier: literal.value, typeOnly: true });
    },
    TSExternalModuleReference(node) {
      if (typeof node.expression?.value === 'string') visit({ node, specifier: node.expression.value, typeOnly: false });
    },
    CallExpression(node) {
      const [argument] = node.arguments;
      if (node.callee.name === 'require' && typeof argument?.value === 'string') {
        visit({ node, specifier: argument.value, typeOnly: false });
      }
    },
  };
}

export const isRelative = (specifier) => specifier.startsWith('.');
