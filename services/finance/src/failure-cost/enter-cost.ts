import { Fen } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { requireVisible } from '../settlement/visible-settlement.js';

export const EnterCostBody = z.strictObject({ kind: z.enum(['material', 'freight', 'scrap', 'other']), amount: Fen.min(1) }).meta({ id: 'EnterCost' });
export const CostEntered = z.object({ id: z.uuid(), returnNo: z.string() }).meta({ id: 'CostEntered' });
export type CostEntered = z.infer<typeof CostEntered>;

/** 补记质量损失: a cost that no department's record tells. */
@Injectable()
export class EnterCost {
  /** @throws Problem 404 no such return here */
  execute(command: Command, returnNo: string, { kind, amount }: z.infer<typeof EnterCostBody>): Promise<CostEntered> {
    const { actor } = command;
    return command.run(async (tx) => {
      const plantCode = await requireVisible(tx, actor, returnNo);
      const [row] = await tx.query<CostEntered>(
        `insert into failure_cost (company_code, plant_code, return_no, kind, amount, entered_by, at) values ($1, $2, $3, $4, $5, $6, clock_timestamp()) returning id, return_no as "returnNo"`,
        [actor.companyCode, plantCode, returnNo, kind, amount, actor.staff],
      );
      if (row === undefined) throw new Error('the cost was not written');
      return row;
    });
  }
}
