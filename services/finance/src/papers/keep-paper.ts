import { Code, RoleKey } from '@guitu/contracts/scalars';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { requireVisible } from '../settlement/visible-settlement.js';

export const KeepPaperBody = z.strictObject({ code: Code, formNo: Code, signers: z.array(RoleKey).max(20).default([]) }).meta({ id: 'KeepPaper' });
export const PaperKept = z.object({ returnNo: z.string(), code: Code, version: z.int() }).meta({ id: 'PaperKept' });
export type PaperKept = z.infer<typeof PaperKept>;

/** 纸质原件已收: finance has the original in its hands (R21 S000-03 §6; product.md §1 E1). Handed in again, it is the next version. */
@Injectable()
export class KeepPaper {
  /** @throws Problem 404 no such return here · 409 it is here already */
  execute(command: Command, returnNo: string, { code, formNo, signers }: z.infer<typeof KeepPaperBody>): Promise<PaperKept> {
    const { actor } = command;
    return command.run(async (tx) => {
      const plantCode = await requireVisible(tx, actor, returnNo);
      return writePaper(tx, { companyCode: actor.companyCode, plantCode, returnNo, code, as: 'original', formNo, signers, reasonCode: null, by: actor.staff });
    });
  }
}

interface NewPaper {
  readonly companyCode: string; readonly plantCode: string; readonly returnNo: string; readonly code: string; readonly as: 'original' | 'released';
  readonly formNo: string | null; readonly signers: readonly string[]; readonly reasonCode: string | null; readonly by: string;
}

/** Its next version, if none counts now. @throws Problem 409; asked of the insert itself, so that of two at once one is refused */
export async function writePaper(tx: Transaction, paper: NewPaper): Promise<PaperKept> {
  const [row] = await tx.query<PaperKept>(
    `insert into paper (company_code, return_no, code, version, plant_code, kept_as, form_no, signers, reason_code, kept_by)
     select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7, $8, $9 from paper where company_code = $1 and return_no = $2 and code = $3
     on conflict do nothing returning return_no as "returnNo", code, version`,
    [paper.companyCode, paper.returnNo, paper.code, paper.plantCode, paper.as, paper.formNo, paper.signers, paper.reasonCode, paper.by],
  );
  if (row === undefined) throw Problem.conflict('paper-here', '此单据已收存或已放行。', 'This paper is here already, or was released.');
  return row;
}
