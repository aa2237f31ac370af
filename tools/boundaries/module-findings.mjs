/** What may not be in the import graph: cycles that run, files nobody reaches, and impure modules behind pure ones. */
import { isPureModule, isPureSource, isWorkflowSource } from './pure-modules.mjs';
import { isTestCode } from './source-path.mjs';

/** Files loaded without an import, beside those somebody names by their path (started-files.mjs). */
const ENTRY_POINTS = [
  /\/src\/main\.ts$/, // a service's process
  /\.workflow\.ts$/, // bundled for the workflow sandbox
  /\.d\.ts$/, // ambient declarations
  /^libs\/return-process\/src\/repin\/preview-repin\.ts$/, // what a change of version would do: tested data for the policy owner's screens
];

const targets = (graph, file, kinds) => graph.get(file).filter(({ to, kind }) => to !== null && kinds.includes(kind)).map(({ to }) => to);

/** Cycles among imports that run when a module is loaded: one line per cycle, shortest turn first met. */
export function cycles(graph) {
  const done = new Set();
  const found = [];
  const walk = (file, trail) => {
    const at = trail.indexOf(file);
    if (at >= 0) return void found.push(`cycle: ${[...trail.slice(at), file].join(' → ')}`);
    if (done.has(file)) return;
    for (const next of targets(graph, file, ['static'])) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

function reachable(graph, roots) {
  const seen = new Set(roots);
  for (const file of seen) for (const next of targets(graph, file, ['static', 'dynamic', 'type'])) seen.add(next);
  return seen;
}

/** Files that no entry point and no started file reaches. What serves tests alone is a fixture, a testbed or lies in libs/testing. */
export function orphans(graph, started) {
  const files = [...graph.keys()];
  const used = reachable(graph, files.filter((file) => started.has(file) || ENTRY_POINTS.some((entry) => entry.test(file))));
  const tested = reachable(graph, files.filter(isTestCode));
  return files
    .filter((file) => !isTestCode(file) && !used.has(file) && !(file.startsWith('libs/testing/') && tested.has(file)))
    .map((file) => `orphan: ${file}`);
}

/**
 * The lint rules look at one import at a time; here a pure file's whole run-time closure is followed: a helper beside a rules
 * file that reads a disk makes the rules impure too. Returns one line per way out.
 */
export function impurities(graph) {
  const allowed = (file, specifier) => isPureModule(specifier, file)
    || (isWorkflowSource(file) && ['@temporalio/workflow', '@temporalio/common'].includes(specifier))
    || (file === 'libs/return-process/src/policy/sha256.ts' && specifier === 'node:crypto');
  const isRoot = (file) => !isTestCode(file) && (isPureSource(file) || isWorkflowSource(file));
  return [...graph.keys()].filter(isRoot).flatMap((root) => {
    const closure = new Set([root]);
    for (const file of closure) for (const next of targets(graph, file, ['static', 'dynamic'])) closure.add(next);
    return [...closure].flatMap((file) => graph.get(file)
      .filter(({ to, kind, specifier }) => to === null && kind !== 'type' && !specifier.startsWith('.') && !allowed(file, specifier))
      .map(({ specifier }) => `impure: ${root} loads '${specifier}'${file === root ? '' : ` through ${file}`}`));
  });
}

/** What runs in production stands on nothing that is made for tests. libs/testing is not reached by it either: package tags forbid that. */
export const leaks = (graph) => [...graph.keys()].filter((file) => !isTestCode(file)).flatMap((file) =>
  targets(graph, file, ['static', 'dynamic']).filter(isTestCode).map((to) => `leak: ${file} runs on test code ${to}`));

export const moduleFindings = (graph, started) => [...cycles(graph), ...orphans(graph, started), ...impurities(graph), ...leaks(graph)];
