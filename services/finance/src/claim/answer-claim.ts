import { Fen, ReasonCode } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLAIM_COLUMNS, lockClaim, wrongState, type Claim } from './claim-row.js';

export const AnswerClaimBody = z.strictObject({ granted: Fen.describe('分; 0: they refuse'), answerCode: ReasonCode }).meta({ id: 'AnswerClaim' });

/** 答复: what the other side grants. */
@Injectable()
export class AnswerClaim {
  /** @throws Problem 404 · 409 answered already · 422 more than was claimed */
  execute(command: Command, id: string, { granted, answerCode }: z.infer<typeof AnswerClaimBody>): Promise<Claim> {
    const { actor } = command;
    return command.run(async (tx) => {
      const claim = await lockClaim(tx, actor, id);
      if (claim.state !== 'open') throw wrongState(claim);
      if (granted > claim.amount) throw Problem.ofField('granted', '超过索赔金额。', 'More than was claimed.');
      const [row] = await tx.query<Claim>(
        `update claim set state = $2, granted = $3, answer_code = $4, answered_by = $5, answered_at = clock_timestamp() where id = $1 returning ${CLAIM_COLUMNS}`,
        [id, granted === 0 ? 'refused' : 'accepted', granted, answerCode, actor.staff],
      );
      if (row === undefined) throw new Error('the answer was not written');
      return row;
    });
  }
}
