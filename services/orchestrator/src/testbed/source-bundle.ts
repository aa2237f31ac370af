/** The workflow bundle made from the sources as they are, once per state of the sources and machine. */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflow, inputsHash } from '../bundle/bundle-workflow.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const SOURCES = ['../workflow/', '../bundle/', '../../../../libs/contracts/src/', '../../../../libs/calendar/src/', '../../../../libs/money/src/', '../../../../libs/return-process/src/'];

/** File of the bundle. */
export async function sourceBundle(): Promise<string> {
  const file = join(tmpdir(), `guitu-workflow-bundle-${inputsHash(SOURCES.map(path), '1').slice(0, 24)}.js`);
  if (existsSync(file)) return file;
  const code = await bundleWorkflow({ workflowsPath: path('../workflow/customer-return.workflow.ts'), interceptorPath: path('../workflow/observe-commands.ts'), fromSource: true });
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, code);
  renameSync(mine, file);
  return file;
}
