import { Code, Fen } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).describe('YYYY-MM');
export const STATEMENT_SOURCES = ['erp', 'customers'] as const;
export const StatementSource = z.enum(STATEMENT_SOURCES).describe('erp: by voucher number · customers: by return number');
/** Lines of one list. */
const MOST_LINES = 10_000;
export const KeepStatementBody = z.strictObject({ lines: z.array(z.strictObject({ ref: Code, amount: Fen.min(1) })).max(MOST_LINES) }).meta({ id: 'KeepStatement' });
export const StatementKept = z.object({ month: z.string(), source: StatementSource, lines: z.int() }).meta({ id: 'StatementKept' });
export type StatementKept = z.infer<typeof StatementKept>;

/** 对账清单: what the ERP or the customers say of a month, as a whole; the month is compared with it from now on. */
@Injectable()
export class KeepStatement {
  /** @throws Problem 422 the same number twice */
  execute(command: Command, month: string, source: StatementKept['source'], { lines }: z.infer<typeof KeepStatementBody>): Promise<StatementKept> {
    const { companyCode, staff } = command.actor;
    const twice = lines.findIndex(({ ref }, index) => lines.findIndex((other) => other.ref === ref) !== index);
    if (twice >= 0) throw Problem.ofField(`lines.${twice}.ref`, '编号重复。', 'The same number twice.');
    return command.run(async (tx) => {
      await tx.execute(
        `insert into statement (company_code, month, source, lines, kept_by) values ($1, $2, $3, $4, $5)
         on conflict (company_code, month, source) do update set lines = excluded.lines, kept_by = excluded.kept_by, kept_at = clock_timestamp()`, [companyCode, month, source, lines.length, staff],
      );
      await tx.execute('delete from statement_line where company_code = $1 and month = $2 and source = $3', [companyCode, month, source]);
      await tx.execute(
        `insert into statement_line (company_code, month, source, ref, amount) select $1, $2, $3, ref, amount from jsonb_to_recordset($4::jsonb) as line(ref text, amount bigint)`,
        [companyCode, month, source, JSON.stringify(lines)],
      );
      return { month, source, lines: lines.length };
    });
  }
}
