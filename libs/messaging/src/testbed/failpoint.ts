import { createRequire } from 'node:module';
import pg from 'pg';

/**
 * Makes this process kill itself (SIGKILL, no clean-up) at one step:
 * `before:<sql fragment>`, `after:<sql fragment>` of any statement to PostgreSQL, or `before-commit-offset`, `after-commit-offset` of Kafka.
 * An empty one arms nothing.
 */
export function armFailpoint(failpoint: string | undefined): void {
  if (!failpoint) return;
  const die = (): void => {
    process.kill(process.pid, 'SIGKILL');
  };
  const [when, fragment] = failpoint.split(/:(.*)/s) as [string, string?];
  if (fragment !== undefined) dieAroundStatement(when === 'before', fragment.toLowerCase(), die);
  else dieAroundOffsetCommit(when === 'before-commit-offset', die);
}

function dieAroundStatement(before: boolean, fragment: string, die: () => void): void {
  const prototype = pg.Client.prototype as unknown as { query(this: unknown, ...args: unknown[]): unknown };
  const { query } = prototype;
  prototype.query = function (...args: unknown[]) {
    const [statement] = args as [string | { text?: string }];
    const text = typeof statement === 'string' ? statement : statement.text;
    const hit = text?.toLowerCase().includes(fragment) === true;
    if (hit && before) die();
    const result = query.apply(this, args) as Promise<{ rowCount: number | null }> | undefined;
    // A look that found nothing is not the step that is meant.
    if (hit) void result?.then(({ rowCount }) => rowCount !== 0 && die());
    return result;
  };
}

/** kafkajs makes its request objects from this class; the offset commit is the last step of a batch. */
function dieAroundOffsetCommit(before: boolean, die: () => void): void {
  const Broker = createRequire(import.meta.url)('kafkajs/src/broker/index.js') as { prototype: { offsetCommit(...args: unknown[]): Promise<unknown> } };
  const { offsetCommit } = Broker.prototype;
  Broker.prototype.offsetCommit = async function (...args: unknown[]) {
    if (before) die();
    const result = await offsetCommit.apply(this, args);
    die();
    return result;
  };
}
