import { Code } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { lockRedInvoice, RED_INVOICE_COLUMNS, requireState, type RedInvoice } from './red-invoice-row.js';

export const ApplyRedInvoiceBody = z.strictObject({ applicationNo: Code }).meta({ id: 'ApplyRedInvoice' });
/** The other side has so long to confirm (product.md §1 E6: default 72 h). */
export const CONFIRM_WITHIN_HOURS = 72;

/** 已申请: the confirmation sheet is with the other side, whose time runs from now. */
@Injectable()
export class ApplyRedInvoice {
  /** @throws Problem 404 · 409 not to be applied for · 422 the sheet's number is taken */
  execute(command: Command, id: string, { applicationNo }: z.infer<typeof ApplyRedInvoiceBody>): Promise<RedInvoice> {
    const { actor } = command;
    return command.run(async (tx) => {
      requireState(await lockRedInvoice(tx, actor, id), 'to_apply');
      const [taken] = await tx.query('select 1 from red_invoice where company_code = $1 and application_no = $2', [actor.companyCode, applicationNo]);
      if (taken !== undefined) throw numberTaken('applicationNo', applicationNo);
      const [row] = await tx.query<RedInvoice>(
        `update red_invoice set state = 'to_confirm', application_no = $2, confirm_by = date_trunc('milliseconds', clock_timestamp()) + make_interval(hours => $3), applied_by = $4, applied_at = clock_timestamp()
         where id = $1 returning ${RED_INVOICE_COLUMNS}`, [id, applicationNo, CONFIRM_WITHIN_HOURS, actor.staff],
      );
      if (row === undefined) throw new Error('the application was not written');
      return row;
    });
  }
}

export function numberTaken(path: string, no: string): Problem {
  return Problem.ofField(path, `编号 ${no} 已被使用。`, `Number ${no} is taken.`);
}
