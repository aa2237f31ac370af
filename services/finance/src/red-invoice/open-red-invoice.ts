import { Code, Fen, ReturnNo } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { requireVisible } from '../settlement/visible-settlement.js';
import { RED_INVOICE_COLUMNS, type RedInvoice } from './red-invoice-row.js';

export const OpenRedInvoiceBody = z.strictObject({ returnNo: ReturnNo, invoiceNo: Code, amount: Fen.min(1) }).meta({ id: 'OpenRedInvoice' });

/** 待申请: an invoice the customer has already must be turned red, for no more than was credited. */
@Injectable()
export class OpenRedInvoice {
  /** @throws Problem 404 no such return here · 409 the invoice is in the queue · 422 more than was credited */
  execute(command: Command, { returnNo, invoiceNo, amount }: z.infer<typeof OpenRedInvoiceBody>): Promise<RedInvoice> {
    const { actor } = command;
    return command.run(async (tx) => {
      const plantCode = await requireVisible(tx, actor, returnNo);
      const [row] = await tx.query<RedInvoice>(
        `insert into red_invoice (company_code, plant_code, return_no, invoice_no, amount, opened_by) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning ${RED_INVOICE_COLUMNS}`,
        [actor.companyCode, plantCode, returnNo, invoiceNo, amount, actor.staff],
      );
      if (row === undefined) throw Problem.conflict('red-invoice-here', '此发票已在红字队列中。', 'This invoice is in the queue already.');
      const taken = await tx.execute(
        'update settlement_account set red_invoiced = red_invoiced + $3 where company_code = $1 and return_no = $2 and red_invoiced + $3 <= posted', [actor.companyCode, returnNo, amount],
      );
      if (taken !== 1) throw Problem.unprocessable('not-allowed', '红字金额超过已入账金额。', 'More than was credited.', [{ path: 'amount', zh: '超过已入账、未开红字的金额。', en: 'more than is credited and not turned red' }]);
      return row;
    });
  }
}
