import { startTestServers, type TestServers } from './test-servers.js';
import { sweepAbandoned } from './throwaway-folder.js';

/** Does work on throw-away servers that end with it: when it is done, when it fails, and on Ctrl-C. @returns what the work returns */
export async function onTestServers<T>(work: (environment: TestServers['environment']) => Promise<T>): Promise<T> {
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
    return await work(servers.environment);
  } finally {
    await servers.stop();
  }
}
