import { ReasonCode } from '@guitu/contracts/scalars';
import { AccessDenied } from '@guitu/identity/access-denied';
import { Directory } from '@guitu/identity/directory';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ExtendDeadline } from '../control/extend-deadline.js';
import { extendWithin } from '../control/extend-within.js';
import { leadsTask } from '../facts/ground.js';
import { lockTask } from '../tasks/task-store.js';
import { EXTENSION_COLUMNS, type ExtensionRequest } from './extension-row.js';

export const DecideExtensionBody = z.strictObject({ verdict: z.enum(['grant', 'refuse']), decisionCode: ReasonCode }).meta({ id: 'DecideExtension' });
interface Asked { readonly company_code: string; readonly return_no: string; readonly task_id: string; readonly clock_id: string; readonly new_due: Date; readonly reason_code: string; readonly asked_by: string; readonly state: string }

/** 批准或拒绝延期: granted, the due time moves in the head's name; refused, it stays. Never his own request. */
@Injectable()
export class DecideExtension {
  constructor(private readonly directory: Directory, private readonly extendDeadline: ExtendDeadline) {}

  /** @throws AccessDenied 403 not his people's, or his own · Problem 404 · 409 decided already, or the task is over */
  execute(command: Command, id: string, { verdict, decisionCode }: z.infer<typeof DecideExtensionBody>): Promise<ExtensionRequest> {
    const { actor } = command;
    return command.run(async (tx) => {
      const asked = await this.lock(tx, actor.companyCode, id);
      const task = await lockTask(tx, asked.company_code, asked.return_no, asked.task_id);
      if (task === undefined) throw new Error(`no task ${asked.task_id}`);
      requirePlace(actor, { companyCode: task.company_code, plantCode: task.plant_code });
      if (!leadsTask(this.directory, actor, task)) throw new AccessDenied(403, 'head-only', '只有主管可以批延期。', 'Only the head decides.');
      if (asked.asked_by === actor.staff) throw new AccessDenied(403, 'own-application', '不能批自己的申请。', 'Nobody decides his own request.');
      if (asked.state !== 'asked') throw Problem.conflict('extension-decided', '此申请已有决定。', 'It is decided already.');
      const factId = verdict === 'refuse' ? null : await extendWithin(tx, command, this.extendDeadline, asked.return_no, { clockId: asked.clock_id, newDue: asked.new_due.getTime(), reasonCode: asked.reason_code });
      const [row] = await tx.query<ExtensionRequest>(
        `update extension_request r set state = $2, decided_by = $3, decided_at = clock_timestamp(), decision_code = $4, fact_id = $5 where r.id = $1 returning ${EXTENSION_COLUMNS}`,
        [id, verdict === 'grant' ? 'granted' : 'refused', actor.staff, decisionCode, factId],
      );
      if (row === undefined) throw new Error('the decision was not written');
      return row;
    });
  }

  private async lock(tx: Transaction, companyCode: string, id: string): Promise<Asked> {
    const [row] = await tx.query<Asked>('select * from extension_request where id = $1 and company_code = $2 for update', [id, companyCode]);
    if (row === undefined) throw Problem.notFound('没有这项延期申请。', 'There is no such request.');
    return row;
  }
}
