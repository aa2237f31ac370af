/** Guitu's own lint rules, one file each (codebase rules: docs/architecture.md, "Boundaries"). Proved by boundaries.spec.ts. */
import bundledContractsStandAlone from './rules/bundled-contracts-stand-alone.mjs';
import contractsNeedOnlyZod from './rules/contracts-need-only-zod.mjs';
import declaredDependencies from './rules/declared-dependencies.mjs';
import edgesSeeNoTables from './rules/edges-see-no-tables.mjs';
import everyTestRuns from './rules/every-test-runs.mjs';
import pureCodeHasNoClock from './rules/pure-code-has-no-clock.mjs';
import pureCodeImportsPureCode from './rules/pure-code-imports-pure-code.mjs';
import specsWaitOnConditions from './rules/specs-wait-on-conditions.mjs';
import technologyHasOneHome from './rules/technology-has-one-home.mjs';
import workflowImports from './rules/workflow-imports.mjs';

export default {
  meta: { name: 'guitu' },
  rules: {
    'bundled-contracts-stand-alone': bundledContractsStandAlone,
    'contracts-need-only-zod': contractsNeedOnlyZod,
    'declared-dependencies': declaredDependencies,
    'edges-see-no-tables': edgesSeeNoTables,
    'every-test-runs': everyTestRuns,
    'pure-code-has-no-clock': pureCodeHasNoClock,
    'pure-code-imports-pure-code': pureCodeImportsPureCode,
    'specs-wait-on-conditions': specsWaitOnConditions,
    'technology-has-one-home': technologyHasOneHome,
    'workflow-imports': workflowImports,
  },
};
