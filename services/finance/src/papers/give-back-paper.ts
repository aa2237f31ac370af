import { ReasonCode } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { requireVisible } from '../settlement/visible-settlement.js';
import type { PaperKept } from './keep-paper.js';

export const GiveBackPaperBody = z.strictObject({ reasonCode: ReasonCode }).meta({ id: 'GiveBackPaper' });

/** 退回单据: the original left finance again; an audit that saw it is no longer valid (product.md §1 E3). */
@Injectable()
export class GiveBackPaper {
  /** @throws Problem 404 no such return, or no such paper here */
  execute(command: Command, returnNo: string, code: string, { reasonCode }: z.infer<typeof GiveBackPaperBody>): Promise<PaperKept> {
    const { actor } = command;
    return command.run(async (tx) => {
      await requireVisible(tx, actor, returnNo);
      const [row] = await tx.query<PaperKept>(
        `update paper set given_back_at = clock_timestamp(), given_back_by = $4, given_back_why = $5 where company_code = $1 and return_no = $2 and code = $3 and given_back_at is null
         returning return_no as "returnNo", code, version`, [actor.companyCode, returnNo, code, actor.staff, reasonCode],
      );
      if (row === undefined) throw Problem.notFound('财务没有这份单据。', 'Finance does not hold this paper.');
      return row;
    });
  }
}
