/** Which modules the deterministic core may load: the same list for the rules files, the core and the workflow bundle. */

/** Files of libs/contracts that import nothing outside themselves; everything else there pulls in zod. */
export const PURE_CONTRACTS = ['vocabulary', 'fact-kinds', 'quantity', 'process-names', 'attribute-sources', 'masterdata/types', 'masterdata/staff-id', 'masterdata/label-parts', 'masterdata/area-kinds'];

/** A refusal (code, Chinese and English text) is what a department's rules answer; the class imports nothing. */
const REFUSAL = '@guitu/platform/http/problem';

const PURE_PACKAGES = /^@guitu\/(?:calendar|money|return-process)\//;

/**
 * '@guitu/contracts/quantity' and everything of calendar, money and return-process. For rules outside the core also a refusal,
 * and the rules of another package, which are pure themselves.
 */
export function isPureModule(specifier, source) {
  if (specifier === REFUSAL || /^@guitu\/.+\.rules$/.test(specifier)) return source.endsWith('.rules.ts') && !isCore(source);
  const contract = /^@guitu\/contracts\/(.+)$/.exec(specifier)?.[1];
  return contract === undefined ? PURE_PACKAGES.test(specifier) : PURE_CONTRACTS.includes(contract);
}

const isCore = (source) => /^libs\/(?:money|calendar|return-process)\/src\//.test(source);

/** Source files whose code runs without clock, chance, environment or I/O. */
export function isPureSource(source) {
  return isCore(source) || source.endsWith('.rules.ts');
}

/** Source files bundled into Temporal's workflow sandbox. */
export function isWorkflowSource(source) {
  return source.endsWith('.workflow.ts') || source.startsWith('services/orchestrator/src/workflow/');
}
