import { AccessDenied } from '@guitu/identity/access-denied';
import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { markUntold } from '@guitu/postings/find-posting';
import type { PostingRow } from '@guitu/postings/posting-row';
import type { FactRequest } from '@guitu/task-desk/facts/fact-request';
import { TaskStatements } from '@guitu/task-desk/process/task-statements';
import { Injectable } from '@nestjs/common';
import { PayRefund } from '../refund/pay-refund.js';
import { PostSettlement } from './post-settlement.js';

/** A posting has ended: what is booked is told to the process in the name of who ordered it, and a task asked back meanwhile is answered. */
@Injectable()
export class ConcludePosting {
  constructor(private readonly directory: Directory, private readonly statements: TaskStatements, private readonly post: PostSettlement, private readonly refund: PayRefund) {}

  /** In the transaction that ends it. @param teller who answers for it when not who ordered it @returns the posting as it is then */
  async ended(tx: Transaction, postingId: string, teller?: Actor): Promise<PostingRow> {
    const posting = await this.read(tx, postingId);
    const toBeTold = posting.state === 'booked' && posting.fact_id === null && (posting.closed_at === null || teller !== undefined);
    if (toBeTold) await this.tell(tx, posting, teller ?? this.directory.person(posting.ordered_by, posting.company_code));
    await this.statements.answerAskedBack(tx, { companyCode: posting.company_code, returnNo: posting.return_no, taskId: posting.task_id });
    return this.read(tx, postingId);
  }

  /** What the desk refuses now stays booked and is listed for a person, with the reason. */
  private async tell(tx: Transaction, posting: PostingRow, actor: Actor | undefined): Promise<void> {
    await tx.execute('savepoint tell_posting');
    try {
      if (actor === undefined) throw new AccessDenied(403, 'orderer-has-left', '下达人已不在职。', 'Who ordered it has left.');
      const request = { returnNo: posting.return_no, taskId: posting.task_id, payload: { ...posting.payload, voucherNo: posting.voucher_no } };
      const command = { actor, via: 'system' as const, run: <T extends object>(work: (inner: Transaction) => Promise<T>) => work(tx) };
      if (posting.kind === 'settlement') await this.post.execute(command, request as unknown as FactRequest<'post'>);
      else await this.refund.execute(command, request as unknown as FactRequest<'refund_paid'>);
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
