import { Code } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { numberTaken } from './apply-red-invoice.js';
import { lockRedInvoice, RED_INVOICE_COLUMNS, requireState, type RedInvoice } from './red-invoice-row.js';

export const IssueRedInvoiceBody = z.strictObject({ redInvoiceNo: Code }).meta({ id: 'IssueRedInvoice' });

/** 已开具: confirmed in time, and issued under its number. */
@Injectable()
export class IssueRedInvoice {
  /** @throws Problem 404 · 409 not applied for, or confirmed too late · 422 the number is taken */
  execute(command: Command, id: string, { redInvoiceNo }: z.infer<typeof IssueRedInvoiceBody>): Promise<RedInvoice> {
    const { actor } = command;
    return command.run(async (tx) => {
      requireState(await lockRedInvoice(tx, actor, id), 'to_confirm');
      const [taken] = await tx.query('select 1 from red_invoice where company_code = $1 and red_invoice_no = $2', [actor.companyCode, redInvoiceNo]);
      if (taken !== undefined) throw numberTaken('redInvoiceNo', redInvoiceNo);
      const [row] = await tx.query<RedInvoice>(
        `update red_invoice set state = 'issued', red_invoice_no = $2, issued_by = $3, issued_at = clock_timestamp() where id = $1 and confirm_by > clock_timestamp() returning ${RED_INVOICE_COLUMNS}`,
        [id, redInvoiceNo, actor.staff],
      );
      if (row === undefined) throw Problem.conflict('confirmation-expired', '对方确认时限已过，须重新申请。', 'The time to confirm is over; it must be applied for anew.');
      return row;
    });
  }
}
