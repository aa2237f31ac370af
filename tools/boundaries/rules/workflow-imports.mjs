/** What is bundled into the workflow sandbox: Temporal's workflow API, the process core, the calendar and contracts' pure files. Activities are named by type only. */
import { eachImport, isRelative } from '../imports.mjs';
import { isPureModule, isWorkflowSource } from '../pure-modules.mjs';
import { isTestCode, relativeTarget, sourcePath } from '../source-path.mjs';

const TEMPORAL = new Set(['@temporalio/workflow', '@temporalio/common']);

export default {
  meta: { type: 'problem', schema: [], messages: { outside: "Workflow code may not load '{{specifier}}': it would enter the bundle (an `import type` is free)." } },
  create(context) {
    const source = sourcePath(context.filename);
    if (!isWorkflowSource(source) || isTestCode(source)) return {};
    const allowed = (specifier) => {
      if (!isRelative(specifier)) return TEMPORAL.has(specifier) || isPureModule(specifier, source);
      const target = relativeTarget(source, specifier);
      return isWorkflowSource(target.replace(/\.js$/, '.ts')) || target.endsWith('.rules.js');
    };
    return eachImport(({ node, specifier, typeOnly }) => {
      if (!typeOnly && !allowed(specifier)) context.report({ node, messageId: 'outside', data: { specifier } });
    });
  },
};
