/**
 * `npm run replay-gate [-- --open]`: replays histories/*.br, and with --open the histories of all open returns of the
 * configured Temporal, with dist/workflow-bundle.js. Ends non-zero when one differs; every difference must stand behind a
 * patch or a core version in the state.
 */
import { fileURLToPath } from 'node:url';
import { WORKFLOW_TYPE } from '@guitu/contracts/process-names';
import type { History } from '@temporalio/worker';
import { connectClient } from '../temporal/temporal-client.js';
import { readTemporalConfig } from '../temporal/temporal-config.js';
import { replayHistories, type NamedHistory } from './replay-histories.js';
import { readStoredHistories } from './stored-histories.js';

const bundle = fileURLToPath(new URL('../workflow-bundle.js', import.meta.url));

const histories: NamedHistory[] = readStoredHistories();
if (process.argv.includes('--open')) {
  const client = connectClient(readTemporalConfig(process.env));
  const open = client.workflow.list({ query: `WorkflowType = '${WORKFLOW_TYPE}' AND ExecutionStatus = 'Running'` });
  for await (const { workflowId, history } of open.intoHistories({ concurrency: 5 })) histories.push({ name: workflowId, history: history as History });
  await client.connection.close();
}
const reports = await replayHistories(bundle, histories);
const failed = reports.filter((report) => report.problems.length > 0);
for (const { name, problems } of failed) console.error([name, ...problems.map((problem) => `  ${problem}`)].join('\n'));
console.log(`${reports.length} histories replayed, ${failed.length} differ`);
process.exit(failed.length === 0 ? 0 : 1);
