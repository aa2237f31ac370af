/** A return whose run is gone (terminated, failed, Temporal lost or restored) goes on from what PostgreSQL holds. */
import type { Database } from '@guitu/persistence/database';
import type { StartReturn } from '../bridge-in/start-return.js';
import type { RunInspector, RunReport } from './run-inspector.js';

export class RestartRun {
  constructor(private readonly database: Database, private readonly inspector: RunInspector, private readonly startReturn: StartReturn) {}

  /** Looks first; does nothing when the return has a run or ended by its own. Returns whether a run was started. */
  async ifGone(subject: string): Promise<boolean> {
    const [row] = await this.database.query<{ workflow_id: string }>('select workflow_id from instance where subject = $1', [subject]);
    if (!row) return false;
    const report = await this.inspector.inspect(row.workflow_id);
    return isGone(report) && this.execute(subject);
  }

  /** Raises the epoch, so that the old run can never record again, and starts a new one with the snapshot; then its facts follow. */
  async execute(subject: string): Promise<boolean> {
    const raised = await this.database.transaction((tx) =>
      tx.execute('update instance set epoch = epoch + 1, run_id = null where subject = $1 and closed_at is null and started_at is not null', [subject]),
    );
    if (raised === 0 || (await this.startReturn.execute(subject, true)) !== 'started') return false;
    await redeliver(this.database, subject);
    return true;
  }
}

export const isGone = (report: RunReport): boolean => report.state === 'dead' || report.state === 'missing';

/** Facts that Temporal took and nobody confirmed are delivered once more; the core knows those it has. Returns how many. */
export async function redeliver(database: Database, subject: string): Promise<number> {
  const again = await database.query(
    `with again as (
       update fact set state = 'received', state_at = clock_timestamp(), claimed_until = clock_timestamp()
       where subject = $1 and state = 'delivered' and applied_at is null returning 1
     ) select * from again`,
    [subject],
  );
  return again.length;
}
