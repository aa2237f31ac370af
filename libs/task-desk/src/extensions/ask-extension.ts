import { Instant, ReasonCode } from '@guitu/contracts/scalars';
import { Directory } from '@guitu/identity/directory';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { requireUsable, taskStanding } from '../facts/ground.js';
import { fromPublicId } from '../tasks/task-row.js';
import { lockTask } from '../tasks/task-store.js';
import { EXTENSION_COLUMNS, type ExtensionRequest } from './extension-row.js';

export const AskExtensionBody = z.strictObject({ newDue: Instant, reasonCode: ReasonCode }).meta({ id: 'AskExtension' });

/** 申请延期: whose task it is asks for more time; who leads him decides. */
@Injectable()
export class AskExtension {
  constructor(private readonly directory: Directory) {}

  /** @throws AccessDenied 403/404 not his task · Problem 404 · 409 not open, not extendable, asked for already · 422 not after the present due time */
  execute(command: Command, id: string, { newDue, reasonCode }: z.infer<typeof AskExtensionBody>): Promise<ExtensionRequest> {
    const { actor } = command;
    const { returnNo, taskId } = fromPublicId(id);
    return command.run(async (tx) => {
      const task = await lockTask(tx, actor.companyCode, returnNo, taskId);
      if (task === undefined) throw Problem.notFound('没有这项待办。', 'There is no such task.');
      taskStanding(this.directory, actor, task);
      requireUsable(this.directory, task, actor);
      if (!task.body.extendable || task.body.clockId === null || task.due_at === null) throw Problem.conflict('not-extendable', '此时限不允许延期或延期次数已用完。', 'This deadline may not be extended, or not again.');
      if (newDue <= task.due_at.getTime()) throw Problem.ofField('newDue', '新的时限必须晚于原时限。', 'The new due time must be after the present one.');
      const [row] = await tx.query<ExtensionRequest>(
        `insert into extension_request as r (company_code, return_no, task_id, clock_id, due_at, new_due, reason_code, asked_by) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning ${EXTENSION_COLUMNS}`,
        [actor.companyCode, returnNo, taskId, task.body.clockId, task.due_at, new Date(newDue), reasonCode, actor.staff],
      );
      if (row === undefined) throw Problem.conflict('extension-asked', '此待办已有待批的延期申请。', 'More time is asked for already.');
      return row;
    });
  }
}
