import type { ReturnTakenOver } from '@guitu/contracts/events/return-taken-over';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { TakeOverPart } from '@guitu/task-desk/take-over/take-over-part';
import { Injectable } from '@nestjs/common';

type Lying = ReturnTakenOver['lying'][number];

/** 期初在途: goods of a return lie where the shelf says, and no more of them than came and has not left. */
@Injectable()
export class PlaceGoods extends TakeOverPart {
  /** @throws Problem 422 more lies there than the facts leave */
  override async after(tx: Transaction, { companyCode, returnNo, takenOverAt, lying }: ReturnTakenOver): Promise<void> {
    for (const line of new Set(lying.map((one) => one.line))) {
      const placed = lying.filter((one) => one.line === line);
      const fits = await tx.execute(
        `update stock_line set area_code = $4, placed_at = $5 where company_code = $1 and return_no = $2 and line = $3 and pending >= (select sum(q::numeric) from unnest($6::text[]) q)`,
        [companyCode, returnNo, line, mostOf(placed).areaCode, new Date(takenOverAt), placed.map(({ qty }) => qty)],
      );
      if (fits === 0) throw Problem.ofField('lying', `第 ${line} 行在库数量多于已收、未转出的数量。`, `More of line ${line} lies here than was received and has not left.`);
    }
  }
}

/** A line lies in one area: of several the one with most of it. */
const mostOf = (placed: readonly Lying[]): Lying => placed.reduce((most, one) => (Number(one.qty) > Number(most.qty) ? one : most));
