import { join } from 'node:path';
import { repositoryRoot } from './layout.js';
import { onTestServers } from './on-test-servers.js';
import { runScript } from './run-script.js';

const PROGRAM = 'services/notifications/src/testbed/week/play-week.ts';

/** `npm run week`: a week of notifications in time lapse, undisturbed and killed -9, on throw-away servers. @returns the exit code */
export function runWeek(args: readonly string[]): Promise<number> {
  // it runs from its source, as the tests do: its service is started and killed as a process of its own
  const loader = join(repositoryRoot, 'libs/testing/src/typescript-loader.mjs');
  return onTestServers((environment) => runScript(PROGRAM, args, { ...process.env, ...environment, NODE_OPTIONS: `--conditions=@guitu/source --import ${loader}` }));
}
