import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { commitSeed } from './commit-seed.js';
import { countTests, failures, slowestSuites, type Count, type JestReport } from './jest-report.js';
import { repositoryRoot, runDirectory } from './layout.js';

export interface StepOutcome {
  title: string;
  seconds: number;
  ok: boolean;
}

/** Most suites wait for servers, so three share two cores; jest itself would leave one of them idle. */
const workers = Math.max(3, availableParallelism() - 1);
/** A worker keeps the modules of every suite it ran; beyond this it makes room by starting anew. */
const MOST_MEMORY = '1500MB';

/** Runs one step of a check with its output on the terminal, and says loudly when it failed. */
export async function runStep(title: string, file: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<StepOutcome> {
  console.log(`\n── ${title}`);
  const startedAt = Date.now();
  const ok = await new Promise<boolean>((resolve) => {
    const child = spawn(file, args, { cwd: repositoryRoot, env, stdio: 'inherit' });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
  if (!ok) console.error(`── ${title}: FAILED`);
  return { title, seconds: (Date.now() - startedAt) / 1_000, ok };
}

/**
 * Runs jest over the given paths or options and counts its tests. A run over everything says only what failed and how
 * far it is; what servers and suites print meanwhile goes to a file, or it would bury the one line that matters. What such a run
 * leaves to chance is drawn from its commit; `--seed` given again draws the same.
 */
export async function runJest(args: readonly string[], env: NodeJS.ProcessEnv, options: { quiet: boolean }): Promise<StepOutcome & { count: Count }> {
  const reportFile = join(tmpdir(), `guitu-jest-${process.pid}.json`);
  const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${reportFile}`, `--maxWorkers=${workers}`, `--workerIdleMemoryLimit=${MOST_MEMORY}`, ...args];
  const seed = options.quiet ? await commitSeed() : undefined;
  if (seed !== undefined) jest.push(`--seed=${seed}`);
  // Jest's native ESM mode stands behind this switch, in its workers too.
  const nodeOptions = `${env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  const environment = { ...env, NODE_OPTIONS: nodeOptions };
  const outcome = options.quiet ? await runQuietly('tests', jest, environment) : await runStep('tests', process.execPath, jest, environment);
  const report = await readFile(reportFile, 'utf8').then(
    (text) => JSON.parse(text) as JestReport,
    () => undefined,
  );
  await rm(reportFile, { force: true });
  if (report && options.quiet) console.log(['', 'Slowest suites:', ...slowestSuites(report, repositoryRoot)].join('\n'));
  if (report && !report.success) console.error(['', ...failures(report, repositoryRoot)].join('\n'));
  return { ...outcome, count: countTests(report, options.quiet) };
}

/** Runs jest with its output in `run/tests.log`; the terminal gets what {@link SuiteReporter} says. */
async function runQuietly(title: string, jest: readonly string[], env: NodeJS.ProcessEnv): Promise<StepOutcome> {
  const logFile = join(runDirectory(), 'tests.log');
  await mkdir(runDirectory(), { recursive: true });
  const log = await open(logFile, 'w');
  console.log(`\n── ${title} (all they print is in ${relative(repositoryRoot, logFile)})`);
  const startedAt = Date.now();
  const end = await new Promise<string | undefined>((resolve) => {
    const reporter = join(repositoryRoot, 'infra/stack/dist/suite-reporter.js');
    const sequencer = join(repositoryRoot, 'infra/stack/dist/longest-first.js');
    const child = spawn(process.execPath, [...jest, '--reporters=default', `--reporters=${reporter}`, `--testSequencer=${sequencer}`], { cwd: repositoryRoot, env, stdio: ['ignore', log.fd, log.fd, 'ipc'] });
    child.on('message', (text) => console.log(String(text)));
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code === 0 ? undefined : `jest ended with ${signal ?? `code ${code}`}`));
  });
  await log.close();
  if (end) console.error([await lastLines(logFile, 40), `── ${title}: FAILED, ${end}`].join('\n'));
  return { title, seconds: (Date.now() - startedAt) / 1_000, ok: end === undefined };
}

async function lastLines(file: string, most: number): Promise<string> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n').slice(-most);
  return lines.map((line) => `│ ${line.slice(0, 300)}`).join('\n');
}

/** What must hold before a test runs: the lock, types (of specs too, which no build contains), the rules of the code, the generated pages. */
export async function runStaticSteps(): Promise<StepOutcome[]> {
  const steps = [
    await runStep('lock check', 'npm', ['run', '--silent', 'lock:check']),
    await runStep('types', 'npm', ['run', '--silent', 'types']),
    await runStep('lint', 'npm', ['run', '--silent', 'lint']),
    await runStep('import graph', 'npm', ['run', '--silent', 'boundaries']),
  ];
  const docs = 'tools/dist/docs.js';
  if (existsSync(join(repositoryRoot, docs))) steps.push(await runStep('generated pages', process.execPath, [docs, '--check']));
  return steps;
}

export function summarise(steps: readonly StepOutcome[]): void {
  console.log('');
  for (const { title, seconds, ok } of steps) console.log(`${ok ? 'ok    ' : 'FAILED'} ${title} (${seconds.toFixed(1)} s)`);
}
