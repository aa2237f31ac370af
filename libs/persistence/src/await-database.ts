import { Client } from 'pg';
import { isTransient } from './database-errors.js';

/** Between two attempts (ms). */
const ATTEMPT_EVERY = 1_000;
/** How long one attempt may take (ms): a server that accepts and never answers is away too. */
const ATTEMPT_LIMIT = 5_000;

export interface DatabasePatience {
  /** ms; 0: one attempt */
  readonly patience: number;
  /** Called once, when the first attempt failed and there will be others. */
  readonly onWait: (error: unknown) => void;
  /** Pauses between attempts; default: real time. */
  readonly pause?: (ms: number) => Promise<void>;
  /** ms that only grow; default: this process's clock. */
  readonly now?: () => number;
}

/**
 * Waits until a database takes connections: one that is starting up, recovering (57P03), or not listening yet comes by itself.
 * @throws the last error when patience is over, and at once what no waiting mends: a wrong password, no such database
 */
export async function awaitDatabase(url: string, { patience, onWait, pause = wait, now = () => performance.now() }: DatabasePatience): Promise<void> {
  const until = now() + patience;
  for (let told = false; ; told = true) {
    const failure = await failureOf(url);
    if (failure === null) return;
    if (!isTransient(failure.error) || now() >= until) throw failure.error;
    if (!told) onWait(failure.error);
    await pause(ATTEMPT_EVERY);
  }
}

/** What became of one attempt; null: it takes connections. */
async function failureOf(url: string): Promise<{ readonly error: unknown } | null> {
  const client = new Client({ connectionString: url, application_name: 'guitu-await', connectionTimeoutMillis: ATTEMPT_LIMIT });
  // a server that goes down while it is asked says so twice: by the statement's error and as an event
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return null;
  } catch (error) {
    return { error };
  } finally {
    await client.end().catch(() => undefined);
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
