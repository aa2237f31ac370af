import { AccessDenied } from '@guitu/identity/access-denied';
import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { markTold, markUntold } from '@guitu/postings/find-posting';
import type { PostingRow } from '@guitu/postings/posting-row';
import type { FactRequest } from '@guitu/task-desk/facts/fact-request';
import { TaskStatements } from '@guitu/task-desk/process/task-statements';
import { lockTask } from '@guitu/task-desk/tasks/task-store';
import { Injectable } from '@nestjs/common';
import { keepReplenishmentOrder } from '../replenishment-order/keep-replenishment-order.js';
import { OrderRework } from '../rework-order/order-rework.js';
import { workOf } from './ordered-work.rules.js';

/** An order's posting has ended: with its number the order stands in the name of who ordered it, and a task asked back meanwhile is answered. */
@Injectable()
export class ConcludeOrder {
  constructor(private readonly directory: Directory, private readonly statements: TaskStatements, private readonly orderRework: OrderRework) {}

  /** In the transaction that ends it. @param teller who answers for it when not who ordered it @returns the posting as it is then */
  async ended(tx: Transaction, postingId: string, teller?: Actor): Promise<PostingRow> {
    const posting = await this.read(tx, postingId);
    if (posting.state === 'booked' && posting.fact_id === null && (posting.closed_at === null || teller !== undefined)) {
      if (posting.kind === 'replenishment_order') await this.keepSupply(tx, posting);
      else await this.tell(tx, posting, teller ?? this.directory.person(posting.ordered_by, posting.company_code));
    }
    await this.statements.answerAskedBack(tx, { companyCode: posting.company_code, returnNo: posting.return_no, taskId: posting.task_id });
    return this.read(tx, postingId);
  }

  /** The process hears when the goods are ready (备货完成): the order is kept, whatever became of its task. */
  private async keepSupply(tx: Transaction, { id, company_code: companyCode, return_no: returnNo, task_id: taskId, voucher_no: orderNo, ordered_by: orderedBy, ordered_at: orderedAt, payload }: PostingRow): Promise<void> {
    const task = await lockTask(tx, companyCode, returnNo, taskId);
    if (task === undefined || orderNo === null) throw new Error(`an order without task or number: ${id}`);
    const { qty, due, priority, lineCode } = workOf({ payload });
    await keepReplenishmentOrder(tx, task, { id, orderNo, returnNo, taskId, supply: task.body.scope.supply ?? null, qty, due, priority, lineCode, orderedBy, orderedAt: orderedAt.getTime() });
    await markTold(tx, id, id);
  }

  /** What the desk refuses now stays booked and is listed for a person, with the reason. */
  private async tell(tx: Transaction, posting: PostingRow, actor: Actor | undefined): Promise<void> {
    await tx.execute('savepoint tell_posting');
    try {
      if (actor === undefined) throw new AccessDenied(403, 'orderer-has-left', '下达人已不在职。', 'Who ordered it has left.');
      const { qty, due, priority, lineCode } = workOf(posting);
      const payload = { orderNo: posting.voucher_no, qty, priority, ...(due !== null && { due }), ...(lineCode !== null && { lineCode }) };
      const command = { actor, via: 'system' as const, run: <T extends object>(work: (inner: Transaction) => Promise<T>) => work(tx) };
      await this.orderRework.execute(command, { returnNo: posting.return_no, taskId: posting.task_id, payload } as FactRequest<'order'>);
      await tx.execute('release savepoint tell_posting');
    } catch (error) {
      if (!(error instanceof Problem || error instanceof AccessDenied)) throw error;
      await tx.execute('rollback to savepoint tell_posting');
      await markUntold(tx, posting.id, error.code);
    }
  }

  private async read(tx: Transaction, id: string): Promise<PostingRow> {
    const [row] = await tx.query<PostingRow>('select * from posting where id = $1', [id]);
    if (row === undefined) throw new Error(`no posting ${id}`);
    return row;
  }
}
