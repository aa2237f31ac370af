/** The number under which money is in the books: typed by a person, or the end of a posting that was ordered. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { markTold, openPosting, untoldElsewhere } from '@guitu/postings/find-posting';
import { bookPosting, orderPosting } from '@guitu/postings/order-posting';
import { postingMode } from '@guitu/postings/posting-mode';
import { isUnderWay } from '@guitu/postings/posting-row';
import { voucherTaken } from '@guitu/postings/settle-posting';
import type { MoneyKind } from '@guitu/postings/vocabulary';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { auditStanding, requireValidAudit } from '../audit/audit-standing.js';

/** Money that was booked for a task that is gone is told, booked back or let stand before more is booked. @throws Problem 409 */
export async function requireAllTold(tx: Transaction, of: { companyCode: string; returnNo: string; taskId: string }, kind: MoneyKind): Promise<void> {
  const untold = await untoldElsewhere(tx, of, kind);
  if (untold === undefined) return;
  const { external_key: key, voucher_no: voucherNo } = untold;
  throw Problem.conflict('posting-untold', `本单 ${key} 已按凭证 ${voucherNo ?? ''} 入账而流程未知，请先处理。`, `${key} of this return is booked under ${voucherNo ?? ''} and the process does not know: settle that first.`);
}

/** What is booked, whichever fact tells it. */
export interface MoneyOut { readonly kind: MoneyKind; readonly amount: number; readonly way: string; readonly voucherNo: string }

export const underWay = (): Problem => Problem.conflict('posting-under-way', '此待办的过账尚未有结果，请等待或核实。', 'A posting for this task is under way; its end is not known yet.');

/**
 * A typed number counts where a person books by hand; elsewhere only the number of the posting that was ordered for the task does.
 * @throws Problem 409: what was audited has changed · a posting is under way · not booked by hand here
 */
export async function voucherFaults(tx: Transaction, { companyCode, returnNo, task, takenOverFrom }: Known<FactKind>, { kind, amount, way, voucherNo }: MoneyOut): Promise<FieldError[]> {
  // what was booked before Guitu was booked by hand, however it is done from now on
  if (task === null || takenOverFrom !== undefined) return [];
  const open = await openPosting(tx, { companyCode, returnNo, taskId: task.taskId });
  if (open === undefined) {
    await requireAllTold(tx, { companyCode, returnNo, taskId: task.taskId }, kind);
    await requireValidAudit(tx, companyCode, returnNo);
    if ((await postingMode(tx, companyCode, kind)) === 'manual') return [];
    throw Problem.conflict('posting-not-by-hand', '此类过账不由人工填写凭证号，请下达过账。', 'Postings of this kind are not booked by hand: order one.');
  }
  if (isUnderWay(open)) throw underWay();
  if (open.voucher_no === voucherNo && Number(open.amount) === amount && open.way === way) return [];
  return [{ path: 'voucherNo', zh: `已按凭证 ${open.voucher_no ?? ''} 入账，须照此记录。`, en: `Booked under ${open.voucher_no ?? ''}: record it as it was booked.` }];
}

/** Ties the fact to its posting, which is written now if a person booked by hand. @returns its id, and whether its money was counted when somebody let it stand. @throws Problem 422 the number is taken */
export async function keepVoucher(tx: Transaction, fact: RecordedFactOf<FactKind>, { kind, amount, way, voucherNo }: MoneyOut, approved: number): Promise<{ id: string; counted: boolean }> {
  const { companyCode, plantCode, returnNo, taskId = '', taskRev = 0, takenOver } = fact;
  const at = takenOver === undefined ? undefined : new Date(fact.recordedAt);
  const ordered = await openPosting(tx, { companyCode, returnNo, taskId });
  const posting = ordered ?? (await orderPosting(tx, {
    companyCode, plantCode, returnNo, kind, mode: 'manual', taskId, taskRev, amount, approved, way, payload: {}, contentHash: (await auditStanding(tx, companyCode, returnNo))?.contentHash ?? null, orderedBy: fact.by.staff, orderedAt: at,
  }));
  if (posting === undefined) throw underWay();
  if (ordered === undefined && !(await bookPosting(tx, posting, voucherNo, fact.by.staff, at))) throw voucherTaken(voucherNo);
  await markTold(tx, posting.id, fact.factId);
  return { id: posting.id, counted: posting.closed_at !== null };
}
