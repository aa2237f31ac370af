/** `.only` hides the other tests, `.skip`, `.todo` and `.failing` hide this one. */
import { isSpec, sourcePath } from '../source-path.mjs';

const TESTS = new Set(['describe', 'it', 'test']);
const HIDING = new Set(['only', 'skip', 'todo', 'failing']);
const ALIASES = new Set(['fit', 'fdescribe', 'xit', 'xtest', 'xdescribe']);

/** `it.concurrent.each` → 'it'. */
const rootName = (node) => (node.type === 'MemberExpression' ? rootName(node.object) : node.name);

export default {
  meta: { type: 'problem', schema: [], messages: { hidden: "Every test runs: take away '{{what}}'." } },
  create(context) {
    if (!isSpec(sourcePath(context.filename))) return {};
    return {
      MemberExpression(node) {
        if (HIDING.has(node.property.name) && TESTS.has(rootName(node))) context.report({ node, messageId: 'hidden', data: { what: node.property.name } });
      },
      CallExpression(node) {
        if (ALIASES.has(node.callee.name)) context.report({ node, messageId: 'hidden', data: { what: node.callee.name } });
      },
    };
  },
};
