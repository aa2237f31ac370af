/** Pure code gets instants as arguments: a clock, chance or environment read inside it could not be replayed or tabled. */
import { isPureSource } from '../pure-modules.mjs';
import { isTestCode, sourcePath } from '../source-path.mjs';

const GLOBALS = new Set([
  'process', 'performance', 'crypto', 'fetch', 'globalThis', 'global', 'console',
  'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'clearTimeout', 'clearInterval',
]);
const MEMBERS = new Set(['Date.now', 'Math.random']);

export default {
  meta: { type: 'problem', schema: [], messages: { impure: '{{source}} is pure: {{what}} must come in as an argument or stay outside.' } },
  create(context) {
    const source = sourcePath(context.filename);
    if (!isPureSource(source) || isTestCode(source)) return {};
    const report = (node, what) => context.report({ node, messageId: 'impure', data: { source, what } });
    const isGlobalDate = (node) => node.type === 'Identifier' && node.name === 'Date';
    return {
      'Program:exit'(program) {
        const [globalScope] = context.sourceCode.scopeManager.scopes;
        const references = [...(globalScope?.through ?? []), ...(globalScope?.variables ?? []).flatMap((variable) => (variable.defs.length === 0 ? variable.references : []))];
        const seen = new Set();
        for (const { identifier, isTypeReference } of references) {
          if (isTypeReference || !GLOBALS.has(identifier.name) || seen.has(identifier)) continue;
          seen.add(identifier);
          report(identifier ?? program, identifier.name);
        }
      },
      MemberExpression(node) {
        const name = `${node.object.name ?? ''}.${node.property.name ?? node.property.value ?? ''}`;
        if (MEMBERS.has(name)) report(node, name);
      },
      NewExpression(node) {
        if (isGlobalDate(node.callee) && node.arguments.length === 0) report(node, 'new Date()');
      },
      CallExpression(node) {
        if (isGlobalDate(node.callee)) report(node, 'Date()');
      },
    };
  },
};
