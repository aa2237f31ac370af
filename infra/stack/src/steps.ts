import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests, failures, slowestSuites, type Count, type JestReport } from './jest-report.js';
import { repositoryRoot } from './layout.js';

export interface StepOutcome {
  title: string;
  seconds: number;
  ok: boolean;
}

/** Most suites wait for servers, so two share two cores well; jest itself would leave one of them idle. */
const workers = Math.max(2, availableParallelism() - 1);

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

/** Runs jest over the given paths or options (everything when there are none) and counts its tests. */
export async function runJest(args: readonly string[], env: NodeJS.ProcessEnv): Promise<StepOutcome & { count: Count }> {
  const reportFile = join(tmpdir(), `guitu-jest-${process.pid}.json`);
  // Jest's native ESM mode stands behind this switch, in its workers too.
  const nodeOptions = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
  const outcome = await runStep('tests', process.execPath, ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${reportFile}`, `--maxWorkers=${workers}`, ...args], {
    ...env,
    NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} ${nodeOptions}`.trim(),
  });
  const report = await readFile(reportFile, 'utf8').then(
    (text) => JSON.parse(text) as JestReport,
    () => undefined,
  );
  await rm(reportFile, { force: true });
  if (report && args.length === 0) console.log(['', 'Slowest suites:', ...slowestSuites(report, repositoryRoot)].join('\n'));
  if (report && !report.success) console.error(['', ...failures(report, repositoryRoot)].join('\n'));
  return { ...outcome, count: countTests(report, args.length === 0) };
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
