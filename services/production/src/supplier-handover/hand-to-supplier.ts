import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { portionColumns } from '@guitu/task-desk/facts/portion-columns';
import { SupplierHandover } from './supplier-handover.entity.js';

/** 移交供应商: purchasing gives goods back to who supplied them, under a claim (S000-09 (6)); a part leaves the rest with the task. */
@Injectable()
export class HandToSupplier extends FactAction<'to_supplier'> {
  readonly kind = 'to_supplier';

  /** @throws Problem 422 when the claim is about another return */
  override async write(tx: Transaction, fact: RecordedFactOf<'to_supplier'>): Promise<void> {
    const { qty, claimId: claimNo } = fact.payload;
    await this.takeClaim(tx, fact.companyCode, fact.returnNo, claimNo);
    await tx.manager.insert(SupplierHandover, { ...(await portionColumns(tx, fact)), qty, claimNo });
  }

  /** Of two returns at once that name one claim, the second waits for the first and is refused. */
  private async takeClaim(tx: Transaction, companyCode: string, returnNo: string, claimNo: string): Promise<void> {
    await tx.execute('insert into supplier_claim (company_code, claim_no, return_no) values ($1, $2, $3) on conflict do nothing', [companyCode, claimNo, returnNo]);
    const [claim] = await tx.query<{ return_no: string }>('select return_no from supplier_claim where company_code = $1 and claim_no = $2', [companyCode, claimNo]);
    if (claim?.return_no !== returnNo) throw claimTaken(claimNo);
  }
}

const claimTaken = (claimNo: string): Problem => Problem.ofField('claimId', `索赔单号 ${claimNo} 属于另一张退货单。`, `The claim ${claimNo} is about another return.`);
