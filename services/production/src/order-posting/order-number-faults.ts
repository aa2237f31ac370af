/** Whose word an order's number is: a person's where orders are placed by hand, else the other system's (product.md §2.5). */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { openPosting } from '@guitu/postings/find-posting';
import { postingMode } from '@guitu/postings/posting-mode';
import { isUnderWay, type PostingRow } from '@guitu/postings/posting-row';
import type { OrderKind } from '@guitu/postings/vocabulary';
import { workOf } from './ordered-work.rules.js';

export const orderUnderWay = (): Problem => Problem.conflict('order-under-way', '此待办已向 ERP 下单，尚无结果，请等待或核实。', 'The ERP was asked for this task’s order; its answer is not known yet.');

interface OfTask { readonly companyCode: string; readonly returnNo: string; readonly taskId: string }

/**
 * A person may type the number of this task's order. @returns the posting that has one already and was not told; undefined: none
 * @throws Problem 409: a posting is under way · not placed by hand here
 */
export async function requireOrderByHand(tx: Transaction, of: OfTask, kind: OrderKind): Promise<PostingRow | undefined> {
  const open = await openPosting(tx, of);
  if (open !== undefined && isUnderWay(open)) throw orderUnderWay();
  if (open === undefined && (await postingMode(tx, of.companyCode, kind)) !== 'manual') {
    throw Problem.conflict('order-not-by-hand', '此类指令的单号由 ERP 给出，请经接口下达。', 'The ERP gives orders of this kind their number: have it asked.');
  }
  return open;
}

/**
 * A typed number counts where orders are placed by hand; elsewhere only the number of the posting that was ordered for the task does.
 * @throws Problem 409: a posting is under way · not placed by hand here
 */
export async function orderNumberFaults(tx: Transaction, of: OfTask, kind: OrderKind, order: Omit<FactPayload<'order'>, 'qty'>): Promise<FieldError[]> {
  const open = await requireOrderByHand(tx, of, kind);
  return open === undefined || isAsBooked(open, order) ? [] : [{ path: 'orderNo', zh: `ERP 已按 ${open.voucher_no ?? ''} 下单，须照此记录。`, en: `The ERP has it as ${open.voucher_no ?? ''}: record it as it was ordered.` }];
}

function isAsBooked(posting: PostingRow, { orderNo, due, priority, lineCode }: Omit<FactPayload<'order'>, 'qty'>): boolean {
  const work = workOf(posting);
  return posting.voucher_no === orderNo && work.due === (due ?? null) && work.priority === priority && work.lineCode === (lineCode ?? null);
}
