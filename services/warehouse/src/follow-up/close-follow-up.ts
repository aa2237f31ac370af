import { Code } from '@guitu/contracts/scalars';
import type { FollowUpKind } from '@guitu/contracts/events/follow-up-stated';
import { notYourTask, requirePlace } from '@guitu/identity/access.rules';
import { Directory } from '@guitu/identity/directory';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { databaseNow } from '@guitu/persistence/database-now';
import { FollowUpDesk } from './follow-up-desk.js';
import { FOLLOW_UPS } from './follow-up.rules.js';

export const CloseFollowUpBody = z.strictObject({ outcomeCode: Code }).meta({ id: 'CloseFollowUp' });
export const FollowUpClosed = z.object({ id: z.uuid(), ref: z.string(), outcomeCode: z.string(), closedBy: z.string() }).meta({ id: 'FollowUpClosed' });
export type FollowUpClosed = z.infer<typeof FollowUpClosed>;
interface Row { readonly plant_code: string; readonly kind: FollowUpKind; readonly ref: string; readonly closed_at: Date | null }

/** 跟进完成: who owns it says how it ended. A parcel ends by what becomes of the parcel alone. */
@Injectable()
export class CloseFollowUp {
  constructor(private readonly desk: FollowUpDesk, private readonly directory: Directory) {}

  /** @throws Problem 404: none here · AccessDenied 403: not his · 409: closed already, or a parcel still stands there */
  execute(command: Command, id: string, { outcomeCode }: z.infer<typeof CloseFollowUpBody>): Promise<FollowUpClosed> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const [row] = await tx.query<Row>('select plant_code, kind, ref, closed_at from follow_up where id = $1 and company_code = $2 for update', [id, companyCode]);
      if (row === undefined) throw Problem.notFound('没有这项跟进。', 'There is no such follow-up.');
      requirePlace(actor, { companyCode, plantCode: row.plant_code });
      const { owner } = FOLLOW_UPS[row.kind];
      if (this.directory.standingFor(actor, owner, companyCode, row.plant_code) === null) throw notYourTask(owner);
      if (row.kind === 'identify_parcel') throw Problem.conflict('parcel-not-identified', '请先识别、拒收或退回该包裹。', 'Match, refuse or send off the parcel itself.');
      if (!(await this.desk.close(tx, { companyCode, kind: row.kind, ref: row.ref }, staff, outcomeCode, await databaseNow(tx)))) throw Problem.conflict('follow-up-closed', '此项跟进已完成。', 'This follow-up is closed.');
      return { id, ref: row.ref, outcomeCode, closedBy: staff };
    });
  }
}
