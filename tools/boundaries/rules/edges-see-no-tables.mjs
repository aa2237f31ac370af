/** Controllers and consumers translate; the user action behind them owns transaction and tables. */
import { eachImport } from '../imports.mjs';
import { sourcePath } from '../source-path.mjs';

export default {
  meta: { type: 'problem', schema: [], messages: { table: "An edge imports no entity and no repository ('{{specifier}}'): call the user action." } },
  create(context) {
    if (!/\.(?:controller|consumer)\.ts$/.test(sourcePath(context.filename))) return {};
    return eachImport(({ node, specifier }) => {
      if (/\.(?:entity|repository)(?:\.js)?$/.test(specifier)) context.report({ node, messageId: 'table', data: { specifier } });
    });
  },
};
