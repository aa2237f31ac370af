/**
 * A library we may one day replace is named in one place only (docs/adr/0004 for kafkajs). Each row: packages, where they may
 * be named, and the module others use instead.
 */
import { eachImport } from '../imports.mjs';
import { packageName, sourcePath } from '../source-path.mjs';

const HOMES = [
  {
    packages: /^kafkajs$/,
    home: /^(?:libs\/messaging|infra\/stack|e2e)\//,
    instead: '@guitu/messaging',
  },
  {
    packages: /^@temporalio\/.+$/,
    home: /^(?:services\/orchestrator|infra\/stack|e2e)\//,
    instead: "the orchestrator's HTTP surface or the process's topic",
  },
  {
    packages: /^(?:typeorm|@nestjs\/typeorm)$/,
    home: /^libs\/(?:persistence|messaging|task-desk|platform|testing)\/|\.(?:entity|repository|migration)\.ts$/,
    instead: "@guitu/persistence's Transaction and the feature's repository",
  },
];

export default {
  meta: { type: 'problem', schema: [], messages: { away: "'{{specifier}}' is at home elsewhere; use {{instead}}." } },
  create(context) {
    const source = sourcePath(context.filename);
    return eachImport(({ node, specifier }) => {
      const row = HOMES.find(({ packages }) => packages.test(packageName(specifier)));
      if (row !== undefined && !row.home.test(source)) context.report({ node, messageId: 'away', data: { specifier, instead: row.instead } });
    });
  },
};
