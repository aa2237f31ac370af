/** A test that sleeps is slow on a fast machine and wrong on a slow one: wait for a condition with a bound (@guitu/testing). */
import { eachImport } from '../imports.mjs';
import { isSpec, sourcePath } from '../source-path.mjs';

const SLEEPERS = new Set(['sleep', 'delay']);

/** The nearest `new Promise(executor)` whose executor encloses the node, or null. */
function enclosingExecutor(node) {
  for (let at = node.parent; at; at = at.parent) {
    const isFunction = at.type === 'ArrowFunctionExpression' || at.type === 'FunctionExpression';
    if (isFunction && at.parent?.type === 'NewExpression' && at.parent.callee.name === 'Promise') return at;
  }
  return null;
}

/** Does the timer's callback do nothing but resolve: `setTimeout(resolve, ms)` or `setTimeout(() => resolve(…), ms)`. */
function onlyResolves(callback, resolveName) {
  if (callback?.type === 'Identifier') return callback.name === resolveName;
  const body = callback?.body?.type === 'BlockStatement' ? callback.body.body[0]?.expression : callback?.body;
  return body?.type === 'CallExpression' && body.callee.name === resolveName;
}

export default {
  meta: { type: 'problem', schema: [], messages: { sleep: 'A test waits on a condition with a bound, never for a length of time.' } },
  create(context) {
    if (!isSpec(sourcePath(context.filename))) return {};
    const imports = eachImport(({ node, specifier }) => {
      if (/^(?:node:)?timers\/promises$/.test(specifier)) context.report({ node, messageId: 'sleep' });
    });
    return {
      ...imports,
      CallExpression(node) {
        imports.CallExpression(node);
        if (SLEEPERS.has(node.callee.name)) context.report({ node, messageId: 'sleep' });
        if (node.callee.name !== 'setTimeout') return;
        const resolveName = enclosingExecutor(node)?.params[0]?.name;
        if (resolveName !== undefined && onlyResolves(node.arguments[0], resolveName)) context.report({ node, messageId: 'sleep' });
      },
    };
  },
};
