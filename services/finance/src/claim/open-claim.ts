import { Code, Fen, Instant, ReasonCode, ReturnNo } from '@guitu/contracts/scalars';
import { Directory } from '@guitu/identity/directory';
import { databaseNow } from '@guitu/persistence/database-now';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { requireVisible } from '../settlement/visible-settlement.js';
import { CLAIM_COLUMNS, ClaimKindField, type Claim, type ClaimKind } from './claim-row.js';
import { claimDue, liesAhead } from './claim-window.rules.js';

export const OpenClaimBody = z.strictObject({
  returnNo: ReturnNo, kind: ClaimKindField, partyCode: Code.describe('code of the carrier or supplier'), reasonCode: ReasonCode, amount: Fen.min(1),
  since: Instant.describe('when the loss was seen; its time runs from there'), owner: Code.optional().describe('staff id of who follows it up; without it, who opens it'),
}).meta({ id: 'OpenClaim' });

/** 索赔: a carrier or supplier is to make a loss good; its time runs from when the loss was seen. */
@Injectable()
export class OpenClaim {
  constructor(private readonly directory: Directory) {}

  /** @throws Problem 404 no such return here · 409 claimed already · 422 the party is not known, the owner is nobody of the house, the loss lies ahead */
  execute(command: Command, { returnNo, kind, partyCode, reasonCode, amount, since, owner }: z.infer<typeof OpenClaimBody>): Promise<Claim> {
    const { actor } = command;
    return command.run(async (tx) => {
      const plantCode = await requireVisible(tx, actor, returnNo);
      if (liesAhead(since, await databaseNow(tx))) throw Problem.ofField('since', '不能晚于现在。', 'It cannot lie ahead.');
      const follows = owner ?? actor.staff;
      if (this.directory.person(follows, actor.companyCode) === undefined) throw Problem.ofField('owner', `没有人员 ${follows}。`, `Nobody is ${follows}.`);
      const due = claimDue(since, kind, await this.windowOf(tx, actor.companyCode, kind, partyCode));
      const [row] = await tx.query<Claim>(
        `insert into claim (company_code, plant_code, return_no, kind, party_code, reason_code, amount, owner, counts_from, due_at, opened_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict do nothing returning ${CLAIM_COLUMNS}`,
        [actor.companyCode, plantCode, returnNo, kind, partyCode, reasonCode, amount, follows, new Date(since), new Date(due), actor.staff],
      );
      if (row === undefined) throw Problem.conflict('claim-here', '此损失已向该方索赔。', 'This loss is claimed of them already.');
      return row;
    });
  }

  /** Hours by the party's record; null where it says none. A house whose master data name no such parties at all is believed. @throws Problem 422 */
  private async windowOf(tx: Transaction, companyCode: string, kind: ClaimKind, partyCode: string): Promise<number | null> {
    const known = await tx.query<{ code: string; hours: number | null }>(
      `select code, (body->>'claimWindowHours')::float8 as hours from master_view where type = $1 and company_code = $2 and body is not null order by code = $3 desc limit 1`, [kind, companyCode, partyCode],
    );
    if (known.length > 0 && known[0]?.code !== partyCode) throw Problem.ofField('partyCode', `没有代码 ${partyCode}。`, `There is no ${partyCode}.`);
    return known[0]?.hours ?? null;
  }
}
