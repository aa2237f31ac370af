import { Code, Fen } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { voucherTaken } from '@guitu/postings/settle-posting';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLAIM_COLUMNS, lockClaim, wrongState, type Claim } from './claim-row.js';

export const RecoverClaimBody = z.strictObject({ amount: Fen.min(1), voucherNo: Code }).meta({ id: 'RecoverClaim' });

/** 到账: money of a claim came back, in one sum or several; it lessens what the return cost. */
@Injectable()
export class RecoverClaim {
  /** @throws Problem 404 · 409 nothing granted, or all of it is here · 422 more than was granted, the voucher is taken */
  execute(command: Command, id: string, { amount, voucherNo }: z.infer<typeof RecoverClaimBody>): Promise<Claim> {
    const { actor } = command;
    return command.run(async (tx) => {
      const claim = await lockClaim(tx, actor, id);
      if (claim.state !== 'accepted') throw wrongState(claim);
      const left = (claim.granted ?? 0) - claim.recovered;
      if (amount > left) throw Problem.ofField('amount', '超过对方同意、尚未到账的金额。', 'More than they granted and is still to come.');
      const kept = await tx.execute('insert into claim_recovery (company_code, voucher_no, claim_id, amount, booked_by) values ($1, $2, $3, $4, $5) on conflict do nothing', [actor.companyCode, voucherNo, id, amount, actor.staff]);
      if (kept === 0) throw voucherTaken(voucherNo);
      const [row] = await tx.query<Claim>(
        `update claim set recovered = recovered + $2, state = $3, recovered_at = clock_timestamp() where id = $1 returning ${CLAIM_COLUMNS}`, [id, amount, amount === left ? 'recovered' : 'accepted'],
      );
      if (row === undefined) throw new Error('the recovery was not written');
      return row;
    });
  }
}
