import { Code } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { lockPosting } from '@guitu/postings/find-posting';
import { settlePosting, type Finding } from '@guitu/postings/settle-posting';
import { taskNotOpen } from '@guitu/task-desk/facts/ground';
import { isAsked } from '@guitu/task-desk/tasks/task-row';
import { lockTask } from '@guitu/task-desk/tasks/task-store';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ConcludeOrder } from './conclude-order.js';
import { toOrderPosting, type OrderPosting } from './read-order-postings.js';

/** `booked`: it is there or was placed by hand, under this number · `again`: it is not there, send it · `withdrawn`: it is not there and is given up · `tell`: tell the process once more. Of what was ordered there while its task was taken away: `cancelled`: it was cancelled there · `stands`: it is kept although nobody asks for it. */
export const OrderFinding = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('booked'), orderNo: Code }), z.strictObject({ outcome: z.literal('again') }), z.strictObject({ outcome: z.literal('withdrawn') }), z.strictObject({ outcome: z.literal('tell') }),
  z.strictObject({ outcome: z.literal('cancelled') }), z.strictObject({ outcome: z.literal('stands') }),
]).meta({ id: 'OrderFinding' });
export type OrderFinding = z.infer<typeof OrderFinding>;

/** PMC has found out what became of an order that was refused, is unknown, or could not be told (product.md §1 I4). */
@Injectable()
export class SettleOrder {
  constructor(private readonly conclude: ConcludeOrder) {}

  /** @throws AccessDenied, Problem 404 not of his · 409 nothing to find out, still asked for, or to be sent though nobody asks · 422 the number is another's */
  execute(command: Command, id: string, finding: OrderFinding): Promise<OrderPosting> {
    const { actor } = command;
    return command.run(async (tx) => {
      const posting = await lockPosting(tx, actor.companyCode, id);
      if (posting === undefined) throw Problem.notFound('没有这笔过账。', 'There is no such posting.');
      requirePlace(actor, { companyCode: posting.company_code, plantCode: posting.plant_code });
      const task = await lockTask(tx, posting.company_code, posting.return_no, posting.task_id);
      const asked = task !== undefined && isAsked(task);
      await settlePosting(tx, posting, foundOf(finding), asked, actor.staff);
      if (!asked && finding.outcome === 'again') throw taskNotOpen();
      return toOrderPosting(await this.conclude.ended(tx, posting.id, finding.outcome === 'tell' ? actor : undefined));
    });
  }
}

function foundOf(finding: OrderFinding): Finding {
  if (finding.outcome === 'booked') return { outcome: 'booked', voucherNo: finding.orderNo };
  // what cancels an order has no number of its own
  return finding.outcome === 'cancelled' ? { outcome: 'reversed', reversalNo: null } : finding;
}
