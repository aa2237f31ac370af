import type { TaskLine } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { BranchSignoff } from './branch-signoff.entity.js';
import { signedLines, signoffFaults } from './branch-signoff.rules.js';

/**
 * 签收: the branch factory that is answerable has the goods (S000-19 §5). 数量不符 is no error: it is recorded, and the process asks
 * whoever received them to look into it (product.md §1 D10).
 */
@Injectable()
export class SignForGoods extends FactAction<'signoff'> {
  readonly kind = 'signoff';

  override check({ payload, task }: Known<'signoff'>): FieldError[] {
    return task === null ? [] : signoffFaults(payload, task.lines);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'signoff'>): Promise<void> {
    const { branchCode, qty = null } = fact.payload;
    await tx.manager.insert(BranchSignoff, { ...recordedColumns(fact), consignment: fact.scope?.consignment ?? null, branchCode, qty });
    for (const { line, qty: counted, asked } of signedLines(fact.payload, await linesOf(tx, fact))) {
      await tx.execute('insert into branch_signoff_line (fact_id, line, qty, asked) values ($1, $2, $3, $4)', [fact.factId, line, counted, asked]);
    }
  }
}

async function linesOf(tx: Transaction, { companyCode, returnNo, taskId }: RecordedFactOf<'signoff'>): Promise<readonly TaskLine[]> {
  const [row] = await tx.query<{ lines: TaskLine[] }>(`select body->'lines' as lines from task where company_code = $1 and return_no = $2 and task_id = $3`, [companyCode, returnNo, taskId ?? null]);
  return row?.lines ?? [];
}
