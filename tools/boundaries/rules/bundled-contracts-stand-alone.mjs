/** The contracts files that enter the workflow bundle import only each other: one zod import would add the whole library to every replay. */
import { eachImport, isRelative } from '../imports.mjs';
import { PURE_CONTRACTS } from '../pure-modules.mjs';
import { relativeTarget, sourcePath } from '../source-path.mjs';

const FILES = new Set(PURE_CONTRACTS.map((name) => `libs/contracts/src/${name}.ts`));

export default {
  meta: { type: 'problem', schema: [], messages: { outside: "{{source}} is bundled into the workflow and may import only its kind, not '{{specifier}}'." } },
  create(context) {
    const source = sourcePath(context.filename);
    if (!FILES.has(source)) return {};
    return eachImport(({ node, specifier, typeOnly }) => {
      const inside = isRelative(specifier) && FILES.has(relativeTarget(source, specifier).replace(/\.js$/, '.ts'));
      if (!inside && !typeOnly) context.report({ node, messageId: 'outside', data: { source, specifier } });
    });
  },
};
