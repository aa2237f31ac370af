/**
 * *.rules.ts, libs/money, libs/calendar and libs/return-process decide; they do not do. At run time they load each other and
 * contracts' pure files, nothing that reads a clock, a disk, a database or a schema. Types come from anywhere.
 */
import { eachImport, isRelative } from '../imports.mjs';
import { isPureModule, isPureSource } from '../pure-modules.mjs';
import { isTestCode, sourcePath } from '../source-path.mjs';

/** Needs node:crypto: the sha256 a policy version is known by. Not part of the bundle. */
const EXCEPTIONS = new Map([['libs/return-process/src/policy/sha256.ts', new Set(['node:crypto'])]]);
const ROW_KEEPERS = /\.(?:entity|repository|controller|consumer|module)\.js$/;

export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: { impure: "{{source}} decides without side effects: it may not load '{{specifier}}' (an `import type` is free)." },
  },
  create(context) {
    const source = sourcePath(context.filename);
    if (!isPureSource(source) || isTestCode(source)) return {};
    return eachImport(({ node, specifier, typeOnly }) => {
      if (typeOnly || EXCEPTIONS.get(source)?.has(specifier)) return;
      const pure = isRelative(specifier) ? !ROW_KEEPERS.test(specifier) : isPureModule(specifier, source);
      if (!pure) context.report({ node, messageId: 'impure', data: { source, specifier } });
    });
  },
};
