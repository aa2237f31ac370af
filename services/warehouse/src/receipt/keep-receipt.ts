import type { FactBody } from '@guitu/contracts/fact';
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { Desk } from '@guitu/contracts/vocabulary';
import type { Transaction } from '@guitu/persistence/transaction';
import { countedBefore, receiveStock } from '../stock/stock-ledger.js';
import { ReceiptLine } from './receipt-line.entity.js';
import { Receipt } from './receipt.entity.js';

export interface Count extends Pick<FactBody, 'factId' | 'companyCode' | 'plantCode' | 'returnNo' | 'by' | 'recordedAt'>, Pick<FactPayload<'receive'>, 'lines' | 'documents' | 'signedBy'> {
  readonly consignment: string; readonly desk: Desk; /** the count it corrects */ readonly corrects?: string;
}

/** Keeps a count of a consignment and brings the stock of its lines to it, in the order of the lines: two counts at once never wait for each other. */
export async function keepReceipt(tx: Transaction, { factId, companyCode, plantCode, returnNo, consignment, desk, lines, documents, signedBy, by, recordedAt, corrects }: Count): Promise<void> {
  const before = await countedBefore(tx, companyCode, returnNo, consignment);
  await tx.manager.insert(Receipt, { factId, companyCode, plantCode, returnNo, consignment, desk, corrects: corrects ?? null, documents, signedBy, receivedBy: by.staff, receivedAt: new Date(recordedAt) });
  await tx.manager.insert(ReceiptLine, lines.map(({ line, received, fields }) => ({ factId, line, received, fields: fields ?? {} })));
  for (const { line, received } of lines.toSorted((a, b) => a.line - b.line)) {
    await receiveStock(tx, { companyCode, plantCode, returnNo, line }, received, before.get(line) ?? '0');
  }
}
