import { PostPayload, RefundPaidPayload } from '@guitu/contracts/facts/finance';
import { CommandFields } from '@guitu/contracts/http/command-body';
import { TaskId } from '@guitu/contracts/scalars';
import { Directory } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { openPosting } from '@guitu/postings/find-posting';
import { bookPosting, orderPosting } from '@guitu/postings/order-posting';
import { postingMode } from '@guitu/postings/posting-mode';
import type { PostingRow } from '@guitu/postings/posting-row';
import { taskGround } from '@guitu/task-desk/facts/ground';
import type { TaskRow } from '@guitu/task-desk/tasks/task-row';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { auditStanding, requireValidAudit } from '../audit/audit-standing.js';
import { PayRefund } from '../refund/pay-refund.js';
import { ConcludePosting } from './conclude-posting.js';
import { postingFaults, refundFaults } from './money-out.rules.js';
import { PostSettlement } from './post-settlement.js';
import { toPosting, type Posting } from './read-postings.js';
import { requireAllTold, underWay } from './voucher.js';

const Asked = { taskId: TaskId, taskRev: CommandFields.shape.taskRev };
export const OrderPostingBody = z.strictObject({ ...Asked, net: PostPayload.shape.net, methodCode: PostPayload.shape.methodCode }).meta({ id: 'OrderPosting' });
export const OrderRefundBody = z.strictObject({
  ...Asked, amount: RefundPaidPayload.shape.amount, routeCode: RefundPaidPayload.shape.routeCode, accountVerified: RefundPaidPayload.shape.accountVerified,
}).meta({ id: 'OrderRefund' });

/** What is ordered, as the fact will tell it but for the number. */
interface Order {
  readonly action: PostSettlement | PayRefund; readonly kind: 'settlement' | 'refund'; readonly amount: number; readonly way: string; readonly payload: object;
  readonly faults: (task: TaskRow) => FieldError[];
}

/** 下达过账、付款: the document is handed to whatever books it in this company; its number comes back by itself, or is the document's own. */
@Injectable()
export class OrderMoneyOut {
  constructor(private readonly directory: Directory, private readonly post: PostSettlement, private readonly refund: PayRefund, private readonly conclude: ConcludePosting) {}

  orderPosting(command: Command, returnNo: string, { taskId, taskRev, ...payload }: z.infer<typeof OrderPostingBody>): Promise<Posting> {
    return this.order(command, returnNo, taskId, taskRev, {
      action: this.post, kind: 'settlement', amount: payload.net, way: payload.methodCode, payload, faults: (task) => postingFaults(payload, task.body.menu),
    });
  }

  orderRefund(command: Command, returnNo: string, { taskId, taskRev, ...payload }: z.infer<typeof OrderRefundBody>): Promise<Posting> {
    return this.order(command, returnNo, taskId, taskRev, {
      action: this.refund, kind: 'refund', amount: payload.amount, way: payload.routeCode, payload, faults: (task) => refundFaults(payload, task.body.menu),
    });
  }

  /** @throws AccessDenied 403/404 · Problem 409: task not open, audit invalid, one under way, booked by hand here · 422 amount or way */
  private order(command: Command, returnNo: string, taskId: string, taskRev: number | undefined, order: Order): Promise<Posting> {
    const { actor } = command;
    return command.run(async (tx) => {
      const { task, plantCode } = await taskGround(tx, this.directory, actor, order.action, { returnNo, taskId, payload: order.payload as never, ...(taskRev !== undefined && { taskRev }) });
      if (task === null) throw new Error('an order without a task');
      const faults = order.faults(task);
      if (faults.length > 0) throw Problem.unprocessable('not-allowed', '内容与待办要求不符，请看各字段说明。', 'Not what the task allows; see the fields.', faults);
      await requireValidAudit(tx, actor.companyCode, returnNo);
      const mode = await postingMode(tx, actor.companyCode, order.kind);
      if (mode === 'manual') throw Problem.conflict('posting-by-hand', '此类过账由人工办理，请直接填写凭证号。', 'Postings of this kind are booked by hand: type the voucher number.');
      const { companyCode, staff: orderedBy } = actor;
      if ((await openPosting(tx, { companyCode, returnNo, taskId })) !== undefined) throw underWay();
      await requireAllTold(tx, { companyCode, returnNo, taskId }, order.kind);
      const posting = await orderPosting(tx, {
        companyCode, plantCode, returnNo, kind: order.kind, mode, taskId, taskRev: task.rev, amount: order.amount, approved: task.body.menu.amount ?? 0, way: order.way,
        payload: order.payload, contentHash: (await auditStanding(tx, companyCode, returnNo))?.contentHash ?? null, orderedBy,
      });
      if (posting === undefined) throw underWay();
      return toPosting(mode === 'off' ? await this.bookOwnNumber(tx, posting, orderedBy) : posting);
    });
  }

  /** Form only: nobody else books it, so the document's own number is the voucher's. */
  private async bookOwnNumber(tx: Transaction, posting: PostingRow, staff: string): Promise<PostingRow> {
    if (!(await bookPosting(tx, posting, posting.external_key, staff))) throw underWay();
    return this.conclude.ended(tx, posting.id);
  }
}
