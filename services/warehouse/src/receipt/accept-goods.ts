import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { countedBefore, receiveStock } from '../stock/stock-ledger.js';
import { ReceiptLine } from './receipt-line.entity.js';
import { Receipt } from './receipt.entity.js';
import { receiptFaults } from '@guitu/task-desk/facts/receipt.rules';

/** Goods that stand here before anybody announced them belong to the first consignment. */
const FIRST_CONSIGNMENT = 'c1';

/** 验收: the goods of a consignment are counted against the slip and become stock of the return area. */
@Injectable()
export class AcceptGoods extends FactAction<'receive'> {
  readonly kind = 'receive';

  override check({ payload, task }: Known<'receive'>): FieldError[] {
    return task === null ? [] : receiptFaults(payload, task);
  }

  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, by, recordedAt }: RecordedFactOf<'receive'>): Promise<void> {
    const consignment = scope?.consignment ?? FIRST_CONSIGNMENT;
    const before = await countedBefore(tx, companyCode, returnNo, consignment);
    await tx.manager.insert(Receipt, {
      factId, companyCode, plantCode, returnNo, consignment, documents: payload.documents, signedBy: payload.signedBy, receivedBy: by.staff, receivedAt: new Date(recordedAt),
    });
    await tx.manager.insert(ReceiptLine, payload.lines.map(({ line, received, fields }) => ({ factId, line, received, fields: fields ?? {} })));
    for (const { line, received } of payload.lines) {
      await receiveStock(tx, { companyCode, plantCode, returnNo, line }, received, before.get(line) ?? '0');
    }
  }
}
