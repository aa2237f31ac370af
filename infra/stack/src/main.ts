import { runCheck } from './run-check.js';
import { runTests } from './run-tests.js';
import { runWeek } from './run-week.js';
import { Problem } from './problem.js';
import { testNode } from './node/test-node.js';
import { runScript } from './run-script.js';
import { stackCommand } from './stack-command.js';
import { start } from './start.js';

const commands: Record<string, (args: readonly string[]) => Promise<number>> = {
  start,
  stack: stackCommand,
  test: runTests,
  'test:node': testNode,
  check: runCheck,
  play: (args) => runScript('e2e/dist/play.js', args),
  fuzz: (args) => runScript('e2e/dist/fuzz.js', args),
  invariants: (args) => runScript('e2e/dist/invariants.js', args),
  faults: (args) => runScript('e2e/dist/faults.js', args),
  bench: (args) => runScript('e2e/dist/bench.js', args),
  'restore-drill': (args) => runScript('e2e/dist/restore-drill.js', args),
  week: runWeek,
  docs: (args) => runScript('tools/dist/docs.js', args),
};

/** Runs one command of the npm scripts. @returns the exit code. */
export async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands[name];
  if (!command) {
    console.error(`Unknown command “${name}”. There are: ${Object.keys(commands).join(', ')}.`);
    return 2;
  }
  try {
    return await command(args);
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error);
    return 1;
  }
}
