import { countLine, type Count } from './jest-report.js';
import { Problem } from './problem.js';
import { findSchemathesis } from './schemathesis/find-schemathesis.js';
import { runJest, runStaticSteps, summarise } from './steps.js';
import { startTestServers, sweepAbandoned } from './test-servers.js';

/**
 * `npm test`: everything, on throw-away servers. With arguments only the tests they select, for work on one part.
 * The last line is `N passed, N failed`, whatever happens; what fails beside the tests counts as one failure.
 * @returns the exit code.
 */
export async function runTests(args: readonly string[]): Promise<number> {
  const count = await runOnServers(args).catch((error: unknown): Count => {
    console.error(error instanceof Problem ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  console.log(countLine(count));
  return count.failed === 0 ? 0 : 1;
}

async function runOnServers(args: readonly string[]): Promise<Count> {
  await sweepAbandoned();
  const startedAt = Date.now();
  const servers = await startTestServers();
  console.log(`PostgreSQL, Kafka and Temporal for this run are up (${((Date.now() - startedAt) / 1_000).toFixed(1)} s).`);
  // Ctrl-C reaches the running step by itself; the servers must not outlive it.
  const interrupted = (): void => {
    void servers.stop().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    // Fetched beside the other steps; why it could not be, the suite that needs it says.
    const fetched = args.length > 0 ? undefined : findSchemathesis().catch(() => undefined);
    const steps = args.length > 0 ? [] : await runStaticSteps();
    await fetched;
    const tests = await runJest(args, { ...process.env, ...servers.environment }, { quiet: args.length === 0 });
    summarise([...steps, tests]);
    const failedSteps = steps.filter((step) => !step.ok).length;
    // A jest that fails without a failed test (an open handle, a threshold) must not look like success.
    const unexplained = !tests.ok && tests.count.failed === 0 ? 1 : 0;
    return { passed: tests.count.passed, failed: tests.count.failed + failedSteps + unexplained };
  } finally {
    await servers.stop();
  }
}
