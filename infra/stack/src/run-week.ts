import { join } from 'node:path';
import { repositoryRoot } from './layout.js';
import { runScript } from './run-script.js';
import { startTestServers, sweepAbandoned } from './test-servers.js';

const PROGRAM = 'services/notifications/src/testbed/week/play-week.ts';

/** `npm run week`: a week of notifications in time lapse, undisturbed and killed -9, on throw-away servers. @returns the exit code */
export async function runWeek(args: readonly string[]): Promise<number> {
  await sweepAbandoned();
  const servers = await startTestServers();
  const interrupted = (): void => {
    void servers.stop().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    // it runs from its source, as the tests do: its service is started and killed as a process of its own
    const loader = join(repositoryRoot, 'libs/testing/src/typescript-loader.mjs');
    return await runScript(PROGRAM, args, { ...process.env, ...servers.environment, NODE_OPTIONS: `--conditions=@guitu/source --import ${loader}` });
  } finally {
    await servers.stop();
  }
}
