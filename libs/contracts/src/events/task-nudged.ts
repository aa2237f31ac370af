/** 跟催: somebody of the house asks whoever a return waits for to get on. No fact: the process does not hear of it. */
import { z } from 'zod';
import { CompanyCode, DeptCode, Instant, PlantCode, ReturnNo, RoleKey, StaffId, TaskId, Uuid } from '../scalars.js';
import { LabelText } from '../task.js';
import { defineEvent } from './define-event.js';

/** subject `nudge/<company>/<return no>` */
export const TaskNudgedV1 = defineEvent('returns.task-nudged.v1', z.strictObject({
  companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo,
  nudgeId: Uuid, taskId: TaskId, title: LabelText, to: z.strictObject({ dept: DeptCode, role: RoleKey }), dueAt: Instant.nullable(), by: StaffId, at: Instant,
}));
