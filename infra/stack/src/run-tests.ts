import { countLine, type Count } from './jest-report.js';
import { onTestServers } from './on-test-servers.js';
import { Problem } from './problem.js';
import { findSchemathesis } from './schemathesis/find-schemathesis.js';
import { runJest, runStaticSteps, summarise } from './steps.js';
import type { TestServers } from './test-servers.js';

/**
 * `npm test`: everything, on throw-away servers. With arguments only the tests they select, for work on one part.
 * The last line is `N passed, N failed`, whatever happens; what fails beside the tests counts as one failure.
 * @returns the exit code.
 */
export async function runTests(args: readonly string[]): Promise<number> {
  const count = await onTestServers((environment) => runOn(environment, args)).catch((error: unknown): Count => {
    console.error(error instanceof Problem ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  console.log(countLine(count));
  return count.failed === 0 ? 0 : 1;
}

async function runOn(environment: TestServers['environment'], args: readonly string[]): Promise<Count> {
  // Fetched beside the other steps; why it could not be, the suite that needs it says.
  const fetched = args.length > 0 ? undefined : findSchemathesis().catch(() => undefined);
  const steps = args.length > 0 ? [] : await runStaticSteps();
  await fetched;
  const tests = await runJest(args, { ...process.env, ...environment }, { quiet: args.length === 0 });
  summarise([...steps, tests]);
  const failedSteps = steps.filter((step) => !step.ok).length;
  // A jest that fails without a failed test (an open handle, a threshold) must not look like success.
  const unexplained = !tests.ok && tests.count.failed === 0 ? 1 : 0;
  return { passed: tests.count.passed, failed: tests.count.failed + failedSteps + unexplained };
}
