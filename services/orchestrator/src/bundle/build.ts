/** `npm run bundle`: writes dist/workflow-bundle.js from the compiled files; does nothing when none of them has changed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflow, inputsHash } from './bundle-workflow.js';

const dist = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(dist, 'workflow-bundle.js');
const stamp = join(dist, 'workflow-bundle.inputs');

const { resolve } = createRequire(import.meta.url);
const folderOf = (module: string): string => dirname(resolve(module));
const folders = [
  join(dist, 'workflow'), join(dist, 'bundle'), folderOf('@guitu/contracts/vocabulary'), folderOf('@guitu/calendar/snapshot'), folderOf('@guitu/money/amount'),
  folderOf('@guitu/return-process/return-process'),
];
const sdk = (JSON.parse(readFileSync(resolve('@temporalio/workflow/package.json'), 'utf8')) as { version: string }).version;

const inputs = inputsHash(folders, sdk);
if (existsSync(bundle) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) {
  console.log('workflow-bundle.js: unchanged');
} else {
  const code = await bundleWorkflow({ workflowsPath: join(dist, 'workflow/customer-return.workflow.js'), interceptorPath: join(dist, 'workflow/observe-commands.js') });
  writeFileSync(bundle, code);
  writeFileSync(stamp, inputs);
  console.log(`workflow-bundle.js: ${(code.length / 1e6).toFixed(1)} MB`);
}
