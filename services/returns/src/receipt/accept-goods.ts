/** 验收 where the procedure has sales, customer service or after-sales count what came (S000-15, S001-02, S001-12, S003-08): against what was announced, a surplus is a fact. */
import { Injectable } from '@nestjs/common';
import type { TaskLine } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { quantityFaults } from '@guitu/task-desk/facts/quantities.rules';
import { receiptFaults } from '@guitu/task-desk/facts/receipt.rules';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { Receipt, ReceiptLine } from './receipt.entity.js';

@Injectable()
export class AcceptGoods extends ReturnAction<'receive'> {
  readonly kind = 'receive';

  override async check({ companyCode, returnNo, payload, task }: Known<'receive'>, tx: Transaction): Promise<FieldError[]> {
    return task === null ? quantityFaults('receive', payload, await registeredLines(tx, companyCode, returnNo)) : receiptFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'receive'>): Promise<void> {
    const { lines, documents, signedBy, signedRoles, attrs, opinionRef } = fact.payload;
    await tx.manager.insert(Receipt, { ...factColumns(fact), consignment: fact.scope?.consignment ?? null, documents, signedBy, signedRoles: signedRoles ?? [], attrs: attrs ?? {}, opinionRef: opinionRef ?? null });
    await tx.manager.insert(ReceiptLine, lines.map(({ line, received, fields, attrs: found }, position) => ({ ...factColumns(fact), position, line, received, fields: fields ?? {}, attrs: found ?? {} })));
  }
}

/** Goods that came before anybody was asked to count them are held to the lines of the registration. */
const registeredLines = (tx: Transaction, companyCode: string, returnNo: string): Promise<TaskLine[]> =>
  tx.query<TaskLine>('select line, item, qty::text as qty, unit from return_line where company_code = $1 and return_no = $2', [companyCode, returnNo]);
