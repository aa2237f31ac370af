/** 改派: the head's answer to a task that is late: somebody else does it. No fact: the process does not hear of it; who is rung follows it. */
import { z } from 'zod';
import { CompanyCode, Instant, PlantCode, ReasonCode, ReturnNo, StaffId, TaskId, Uuid } from '../scalars.js';
import { SERVED_DESKS, type ServedDesk } from '../vocabulary.js';
import { defineEvent, type EventDefinition } from './define-event.js';

const TaskReassigned = z.strictObject({
  companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo, taskId: TaskId, answerId: Uuid, staff: StaffId, causeCode: ReasonCode,
  /** the due time moved with it, and the next rung by itself; null: the next rung is the new holder's */
  newDue: Instant.nullable(), by: StaffId, at: Instant,
});
export type TaskReassigned = z.infer<typeof TaskReassigned>;
/** One per desk; subject `escalation/<company>/<return no>` */
export const TASK_REASSIGNED = Object.fromEntries(SERVED_DESKS.map((desk) => [desk, defineEvent(`${desk}.task-reassigned.v1`, TaskReassigned)])) as Readonly<Record<ServedDesk, EventDefinition<TaskReassigned>>>;
