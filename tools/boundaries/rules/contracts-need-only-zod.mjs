/** libs/contracts is the one thing services share about the business: it may carry no behaviour and no technology. */
import { eachImport, isRelative } from '../imports.mjs';
import { isTestCode, sourcePath } from '../source-path.mjs';

export default {
  meta: { type: 'problem', schema: [], messages: { foreign: "libs/contracts imports only zod; '{{specifier}}' belongs elsewhere." } },
  create(context) {
    const source = sourcePath(context.filename);
    if (!source.startsWith('libs/contracts/src/') || isTestCode(source)) return {};
    return eachImport(({ node, specifier }) => {
      if (!isRelative(specifier) && specifier !== 'zod') context.report({ node, messageId: 'foreign', data: { specifier } });
    });
  },
};
