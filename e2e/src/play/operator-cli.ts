/** An operator at the Temporal CLI: types a signal by its Chinese name, as the runbook tells. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { workflowId } from '@guitu/contracts/process-names';

const run = promisify(execFile);
export interface TemporalCli { readonly cli: string; readonly address: string; readonly namespace: string }

/** Sends the signal; throws with the CLI's own words when it is refused. */
export async function typeSignal(temporal: TemporalCli, companyCode: string, returnNo: string, signal: string, input: unknown): Promise<void> {
  await run(temporal.cli, [
    'workflow', 'signal', '--address', temporal.address, '--namespace', temporal.namespace,
    '--workflow-id', workflowId(companyCode, returnNo), '--name', signal, '--input', JSON.stringify(input),
  ], { timeout: 20_000 });
}
