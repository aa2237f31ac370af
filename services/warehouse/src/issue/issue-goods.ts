import { Code, Instant, LineNo, PositiveQuantity } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { picksOf } from '../release/release.rules.js';
import { notReleased } from '../release/require-released.js';
import { pendingStock } from '../stock/stock-ledger.js';
import { statusOf } from '../stock/task-line.js';

export const IssueGoodsBody = z.strictObject({ portion: Code, qty: PositiveQuantity, /** line or workshop that gets them */ placeCode: Code }).meta({ id: 'IssueGoods' });
export const GoodsIssued = z.object({ id: z.uuid(), returnNo: z.string(), line: LineNo, portion: z.string(), qty: z.string(), placeCode: z.string(), issuedBy: z.string(), issuedAt: Instant }).meta({ id: 'GoodsIssued' });
export type GoodsIssued = z.infer<typeof GoodsIssued>;

/** 领用: released pieces are handed to the line for rework; of what is not released the refusal says whose word is missing (R51). */
@Injectable()
export class IssueGoods {
  constructor(private readonly config: ServiceConfig) {}

  /** @throws Problem or AccessDenied 404: no such return or portion here · 409: not released · 422: more than is released, or lies here */
  execute(command: Command, returnNo: string, { portion, qty, placeCode }: z.infer<typeof IssueGoodsBody>): Promise<GoodsIssued> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const status = await statusOf(tx, companyCode, returnNo);
      if (status === null) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
      const { plantCode } = status;
      requirePlace(actor, { companyCode, plantCode });
      const pick = picksOf(status).find((one) => one.portion === portion);
      if (pick?.line == null || pick.qty === null) throw Problem.ofField('portion', '库内没有这一份货物。', 'Nothing of this portion lies here.');
      if (pick.released !== 'rework') throw notReleased(pick.blockedBy, this.config.timeZone);
      const { line } = pick;
      await takeOut(tx, { companyCode, plantCode, returnNo, line, portion, qty, released: pick.qty });
      const [row] = await tx.query<GoodsIssued>(
        `insert into goods_issue (id, company_code, plant_code, return_no, line, portion, qty, place_code, issued_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         returning id, return_no as "returnNo", line, portion, trim_scale(qty)::text as qty, place_code as "placeCode", issued_by as "issuedBy", floor(extract(epoch from issued_at) * 1000)::float8 as "issuedAt"`,
        [uuidv7(), companyCode, plantCode, returnNo, line, portion, qty, placeCode, staff],
      );
      if (row === undefined) throw new Error('the issue was not written');
      return row;
    });
  }
}

interface Out { readonly companyCode: string; readonly plantCode: string; readonly returnNo: string; readonly line: number; readonly portion: string; readonly qty: string; readonly released: string }

/** Under the lock of the line's stock: two who issue at once cannot hand out the same piece. @throws Problem 422 */
async function takeOut(tx: Transaction, { companyCode, plantCode, returnNo, line, portion, qty, released }: Out): Promise<void> {
  const pending = await pendingStock(tx, { companyCode, plantCode, returnNo, line });
  const [free] = await tx.query<{ left: string; enough: boolean }>(
    `select trim_scale(f.left)::text as left, $5::numeric <= f.left as enough from (select greatest(least(
       $6::numeric - coalesce((select qty from goods_out where company_code = $1 and return_no = $2 and portion = $4), 0),
       $7::numeric - (select coalesce(sum(qty), 0) from goods_out where company_code = $1 and return_no = $2 and line = $3)), 0) as left) f`,
    [companyCode, returnNo, line, portion, qty, released, pending ?? '0'],
  );
  if (free?.enough !== true) {
    const left = free?.left ?? '0';
    throw Problem.ofField('qty', `在库且已放行的仅有 ${left}，不能领用 ${qty}。`, `Only ${left} are here and released; ${qty} cannot be issued.`);
  }
  await tx.execute(
    `insert into goods_out as o (company_code, return_no, portion, line, qty, released) values ($1, $2, $3, $4, $5::numeric, $6::numeric)
     on conflict (company_code, return_no, portion) do update set qty = o.qty + $5::numeric, released = $6::numeric`, [companyCode, returnNo, portion, line, qty, released],
  );
}
