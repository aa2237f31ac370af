/** 重开: a return that has ended goes on from its final state, in a new run under a new epoch (process-model.md §2). */
import type { Database } from '@guitu/persistence/database';
import { applied, reopenObstacle } from '@guitu/return-process/return-process';
import type { Snapshot } from '../workflow/return-run.js';
import type { UndeliveredFact } from './fact-rows.js';
import type { StartReturn } from './start-return.js';

/**
 * started: its run begins with this word · running: it has not ended, the process itself answers · ending: its run has not
 * gone yet, later · refused: too late, too often, or not by this role
 */
export type ReopenOutcome = 'started' | 'running' | 'ending' | 'refused';

interface Standing { closed_at: Date | null; snapshot: Snapshot | null; reopened_by: string | null }

export class ReopenReturn {
  constructor(private readonly database: Database, private readonly startReturn: StartReturn) {}

  /** May be repeated: a word that was accepted is accepted, and starts one run. */
  async execute(subject: string, word: UndeliveredFact): Promise<ReopenOutcome> {
    const [standing] = await this.database.query<Standing>('select closed_at, snapshot, reopened_by from instance where subject = $1', [subject]);
    const state = standing?.snapshot?.state;
    if (!standing || !state) return 'running';
    if (standing.reopened_by !== word.body.factId) {
      if (!standing.closed_at) return state.closedAt === null ? 'running' : 'ending';
      const pins = await this.startReturn.pinsOf(subject);
      if (pins === null) throw new Error('缺少制度或日历文件 / the policy or calendar is not here');
      if (reopenObstacle(pins, state, { ...word.body, receivedAt: word.received_at.getTime() }) !== null) return 'refused';
      await this.accept(subject, word.body.factId);
    } else if (applied(state, word.source, word.seq)) return 'started';
    return (await this.startReturn.execute(subject, true, true)) === 'started' ? 'started' : 'ending';
  }

  /** From here on the return is open; the run that ended may never record again. */
  private async accept(subject: string, factId: string): Promise<void> {
    await this.database.query(
      'update instance set epoch = epoch + 1, run_id = null, closed_at = null, reopened_by = $2 where subject = $1 and closed_at is not null', [subject, factId],
    );
  }
}
