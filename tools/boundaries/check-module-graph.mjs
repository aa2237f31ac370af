/** `node tools/boundaries/check-module-graph.mjs [folder]`: prints what is wrong with the import graph; ends with 1 if anything is. */
import { moduleFindings } from './module-findings.mjs';
import { readModuleGraph } from './module-graph.mjs';
import { REPOSITORY } from './source-path.mjs';
import { startedFiles } from './started-files.mjs';

const root = process.argv[2] ?? REPOSITORY;
const graph = readModuleGraph(root);
const findings = moduleFindings(graph, startedFiles(root, graph));
for (const finding of findings) process.stdout.write(`${finding}\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
