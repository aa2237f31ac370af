import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Component } from './component.js';
import { saveInstallation } from './installation.js';
import { KeepAlive } from './keep-alive.js';
import { repositoryRoot } from './layout.js';
import { Problem } from './problem.js';
import { serviceVariable } from './processes.js';
import { runScript } from './run-script.js';
import { services } from './stack-names.js';
import { startStack, type RunningStack } from './start-stack.js';
import { views, viewUrl } from './temporal/views.js';

const sampleDataScript = 'e2e/dist/sample-data.js';

/**
 * `npm start`: everything in the foreground until Ctrl-C. A component that ends by itself ends all, unless
 * GUITU_KEEP_ALIVE=1: then it is started again while the others go on.
 * @returns the exit code.
 */
export async function start(): Promise<number> {
  const startedAt = Date.now();
  const over = new AbortController();
  let exitCode = 0;
  // npm passes Ctrl-C on beside the terminal, so it may come twice; once is enough.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => over.abort());
  // A closed terminal must not break the orderly stop.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  const keepAlive = new KeepAlive(over.signal, console.error);
  const died = (component: Component, how: string): void => {
    console.error(`${component.name} ${how} unexpectedly; its log: ${component.launch.command?.logFile}`);
    if (process.env.GUITU_KEEP_ALIVE === '1') {
      void keepAlive.startAgain(component);
      return;
    }
    exitCode = 1;
    over.abort();
  };
  let stack: RunningStack;
  try {
    stack = await startStack({ report: console.log, died, abort: over.signal });
  } catch (error) {
    if (!over.signal.aborted || exitCode !== 0) throw error;
    return 130;
  }
  try {
    if (!over.signal.aborted) await playSampleData(stack);
    if (!over.signal.aborted) {
      console.log(addresses(stack));
      console.log(operatorViews(stack));
      console.log(`Ready after ${((Date.now() - startedAt) / 1_000).toFixed(1)} s. Ctrl-C stops all and keeps the data.`);
      const samples = playFamilySamples(stack, over.signal);
      await new Promise((resolve) => over.signal.addEventListener('abort', resolve));
      await samples;
    }
  } finally {
    console.log('Stopping …');
    await stack.stop();
  }
  return exitCode;
}

/** Once in an installation's life, while it is empty; GUITU_SAMPLE_DATA=off leaves it empty. */
export async function playSampleData(stack: RunningStack): Promise<void> {
  const { installation, runDir, environment } = stack;
  if (installation.sampleData || process.env.GUITU_SAMPLE_DATA === 'off' || !existsSync(join(repositoryRoot, sampleDataScript))) return;
  const code = await runScript(sampleDataScript, [], { ...process.env, ...environment });
  if (code !== 0) throw new Problem(`The sample data could not be played in (code ${code}).`);
  installation.sampleData = true;
  await saveInstallation(runDir, installation);
}

/**
 * Returns of the further trial companies, one for each family of procedures; the house is in use meanwhile. Broken off, they go on
 * at the next start: every step is recorded once, however often it is asked for.
 */
export async function playFamilySamples({ installation, runDir, environment }: RunningStack, abort?: AbortSignal): Promise<void> {
  if (installation.familySamples === true || process.env.GUITU_SAMPLE_DATA === 'off' || !existsSync(join(repositoryRoot, sampleDataScript))) return;
  console.log('  sample returns of the further companies are being played in; nobody needs to wait for them');
  const code = await runScript(sampleDataScript, ['families'], { ...process.env, ...environment }, abort).catch((error: unknown) => {
    if (abort?.aborted !== true) throw error;
    return null;
  });
  if (code !== 0) return code === null ? undefined : console.error('The sample returns of the further companies did not all get in; the next start goes on with them.');
  installation.familySamples = true;
  await saveInstallation(runDir, installation);
}

/** Lists of returns an operator opens in the Temporal UI; empty when the UI is not ours. */
export function operatorViews({ environment }: Pick<RunningStack, 'environment'>): string {
  const ui = environment.GUITU_TEMPORAL_UI_URL;
  return ui ? views(Date.now()).map((view) => line(view.title, viewUrl(ui, view))).join('\n') : '';
}

/** What a person opens next. */
export function addresses({ environment, runDir }: Pick<RunningStack, 'environment' | 'runDir'>): string {
  const gateway = environment.GUITU_GATEWAY_URL;
  const lines: [string, string | undefined][] = [['all APIs', gateway && `${gateway}/docs`], ['Temporal UI', environment.GUITU_TEMPORAL_UI_URL]];
  for (const { name, source } of services) {
    const url = environment[serviceVariable(name, 'URL')];
    lines.push([name, url && `${url}/api/${source}/docs`]);
  }
  lines.push(['ERP of the trial', environment.GUITU_ERP_URL && `${environment.GUITU_ERP_URL}/all-documents`]);
  const returns = environment[serviceVariable('returns', 'URL')];
  if (environment.GUITU_AUTH_DEV_KEY) {
    lines.push(['demo people', returns && `${returns}/dev/people`]);
    lines.push(['token of one of them', returns && `curl -d '{"person":"e-…"}' -H 'content-type: application/json' ${returns}/dev/token`]);
  }
  lines.push(['addresses for a shell', `source ${join(runDir, 'stack.env')}`]);
  return lines.flatMap(([title, value]) => (value ? line(title, value) : [])).join('\n');
}

/** Chinese characters take two columns. */
function line(title: string, value: string): string {
  const columns = [...title].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
  return `  ${title}${' '.repeat(Math.max(0, 22 - columns))} ${value}`;
}
