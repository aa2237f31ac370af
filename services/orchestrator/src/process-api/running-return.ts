/** A running return as the process last recorded it, to ask what would follow from a fact nobody has recorded. */
import { Problem } from '@guitu/platform/http/problem';
import type { Database } from '@guitu/persistence/database';
import type { Pins, ReturnState } from '@guitu/return-process/return-process';
import type { StartReturn } from '../bridge-in/start-return.js';
import type { Snapshot } from '../workflow/return-run.js';

/** No fact of a department has so high a number: the imagined one is never taken for a real one. */
export const IMAGINED_SEQ = 2_147_483_647;
export interface RunningReturn { readonly now: number; readonly plantCode: string; readonly state: ReturnState; readonly pins: Pins }

/** @throws Problem 404: no such return · 409: it has ended, or its process has not begun */
export async function loadRunning(database: Database, startReturn: StartReturn, subject: string): Promise<RunningReturn> {
  const [row] = await database.query<{ now: Date; plant_code: string; closed_at: Date | null; snapshot: Snapshot | null }>(
    'select clock_timestamp() as now, plant_code, closed_at, snapshot from instance where subject = $1', [subject],
  );
  if (row === undefined) throw Problem.notFound('没有这张客退单。', 'There is no such return.');
  if (row.closed_at !== null) throw Problem.conflict('return-closed', '退货单已结束。', 'The return has ended.');
  const pins = row.snapshot === null ? null : await startReturn.pinsOf(subject);
  if (pins === null || row.snapshot === null) throw Problem.conflict('not-started', '流程尚未开始，请稍后再试。', 'The process has not begun; try again soon.');
  return { now: row.now.getTime(), plantCode: row.plant_code, state: row.snapshot.state, pins };
}
