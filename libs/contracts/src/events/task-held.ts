/** 领取、指派、转交: somebody has taken a task in hand. No fact: the process does not hear of it; it says that what rang about the task was acted on. */
import { z } from 'zod';
import { CompanyCode, Instant, PlantCode, ReturnNo, StaffId, TaskId } from '../scalars.js';
import { SERVED_DESKS, type ServedDesk } from '../vocabulary.js';
import { defineEvent, type EventDefinition } from './define-event.js';

const TaskHeld = z.strictObject({
  companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo, taskId: TaskId,
  action: z.enum(['claim', 'assign', 'delegate']),
  /** who holds it now */
  holder: StaffId,
  /** who claimed it or gave it to him */
  by: StaffId, at: Instant,
});
export type TaskHeld = z.infer<typeof TaskHeld>;
/** One per desk; subject `holder/<company>/<return no>` */
export const TASK_HELD = Object.fromEntries(SERVED_DESKS.map((desk) => [desk, defineEvent(`${desk}.task-held.v1`, TaskHeld)])) as Readonly<Record<ServedDesk, EventDefinition<TaskHeld>>>;
