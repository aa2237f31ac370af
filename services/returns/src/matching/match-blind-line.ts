/** 盲退行匹配: the delivery of a line that was registered without one is found later; from then on its goods are claimed from it. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DeliveryLineNo, DeliveryNo } from '@guitu/contracts/http/register-return';
import { LineNo, ReturnNo } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { requireOpenReturn } from '../registration/return-action.js';
import { matchFaults, type BlindLine } from './blind-match.rules.js';
import { customerGroup } from './customer-group.js';
import { sameDelivery } from './delivery-candidate.js';
import { findDeliveries } from './find-deliveries.js';

export const MatchBody = z.strictObject({ line: LineNo, delivery: z.strictObject({ no: DeliveryNo, line: DeliveryLineNo }) }).meta({ id: 'MatchBlindLine' });
export const Matched = z.strictObject({ returnNo: ReturnNo, line: LineNo, delivery: z.strictObject({ no: DeliveryNo, line: DeliveryLineNo }) }).meta({ id: 'MatchedLine' });
export type Matched = z.infer<typeof Matched>;

@Injectable()
export class MatchBlindLine {
  /**
   * What the process was told at the registration (price, dates) stays as it was; a wrong price is corrected where it counts, in the settlement.
   * @throws Problem 404: no such return or line · 409: the return has ended, or the line has its delivery · 422: not that delivery · AccessDenied 404
   */
  execute(command: Command, returnNo: string, { line, delivery }: z.infer<typeof MatchBody>): Promise<Matched> {
    const { actor } = command;
    return command.run(async (tx) => {
      const blind = await lockLine(tx, actor.companyCode, returnNo, line);
      requirePlace(actor, { companyCode: actor.companyCode, plantCode: blind.plantCode });
      await requireOpenReturn(tx, actor.companyCode, returnNo);
      if (!blind.blind) throw Problem.conflict('matched-already', '这一行已有发货记录。', 'The line has its delivery already.');
      const customers = await customerGroup(tx, actor.companyCode, blind.customerCode);
      // locked: nobody else claims the same goods in between
      const found = (await findDeliveries(tx, actor.companyCode, customers, { named: [delivery], products: [], serials: blind.serials }, true)).find((one) => sameDelivery(one, delivery) && customers.includes(one.customerCode));
      const faults = matchFaults(blind, found);
      if (faults.length > 0) throw Problem.unprocessable('not-that-delivery', '与所选发货行不符，请看各字段说明。', 'The line is not from that delivery; see the fields.', faults);
      await claim(tx, { companyCode: actor.companyCode, returnNo, line, delivery, qty: blind.qty, staff: actor.staff });
      return { returnNo, line, delivery };
    });
  }
}

interface LockedLine extends BlindLine { readonly plantCode: string; readonly customerCode: string; readonly blind: boolean }

/** @throws Problem 404 */
async function lockLine(tx: Transaction, companyCode: string, returnNo: string, line: number): Promise<LockedLine> {
  const [row] = await tx.query<LockedLine>(
    `select c.plant_code as "plantCode", c.customer_code as "customerCode", l.item, l.batch, trim_scale(l.qty)::text as qty, l.unit, l.blind,
       array(select s.serial from return_serial s where (s.company_code, s.return_no, s.line) = (l.company_code, l.return_no, l.line) and s.released_at is null order by s.serial) as serials
     from return_line l join return_case c using (company_code, return_no) where l.company_code = $1 and l.return_no = $2 and l.line = $3 for update of l`, [companyCode, returnNo, line],
  );
  if (row === undefined) throw Problem.notFound('没有这张退货单或这一行。', 'There is no such return or line.');
  return row;
}

interface Claim { readonly companyCode: string; readonly returnNo: string; readonly line: number; readonly delivery: { readonly no: string; readonly line: number }; readonly qty: string; readonly staff: string }

async function claim(tx: Transaction, { companyCode, returnNo, line, delivery, qty, staff }: Claim): Promise<void> {
  await tx.execute('insert into return_allocation (company_code, return_no, line, delivery_no, line_no, qty) values ($1, $2, $3, $4, $5, $6)', [companyCode, returnNo, line, delivery.no, delivery.line, qty]);
  await tx.execute('update return_line set blind = false where company_code = $1 and return_no = $2 and line = $3', [companyCode, returnNo, line]);
  await tx.execute('insert into line_match (company_code, return_no, line, delivery_no, line_no, matched_by) values ($1, $2, $3, $4, $5, $6)', [companyCode, returnNo, line, delivery.no, delivery.line, staff]);
}
