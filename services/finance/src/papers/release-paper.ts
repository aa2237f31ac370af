import { Code, ReasonCode } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { requireVisible } from '../settlement/visible-settlement.js';
import { writePaper, type PaperKept } from './keep-paper.js';

export const ReleasePaperBody = z.strictObject({ code: Code, reasonCode: ReasonCode }).meta({ id: 'ReleasePaper' });

/** 缺件放行: the head of finance answers for going on without an original. Who releases it does not audit (audit-settlement.ts). */
@Injectable()
export class ReleasePaper {
  /** @throws Problem 404 no such return here · 409 it is here already */
  execute(command: Command, returnNo: string, { code, reasonCode }: z.infer<typeof ReleasePaperBody>): Promise<PaperKept> {
    const { actor } = command;
    return command.run(async (tx) => {
      const plantCode = await requireVisible(tx, actor, returnNo);
      return writePaper(tx, { companyCode: actor.companyCode, plantCode, returnNo, code, as: 'released', formNo: null, signers: [], reasonCode, by: actor.staff });
    });
  }
}
