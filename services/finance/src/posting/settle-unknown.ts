import { Code, Instant } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import { databaseNow } from '@guitu/persistence/database-now';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { lockPosting } from '@guitu/postings/find-posting';
import { settlePosting, type Finding } from '@guitu/postings/settle-posting';
import { taskNotOpen } from '@guitu/task-desk/facts/ground';
import { isAsked } from '@guitu/task-desk/tasks/task-row';
import { lockTask } from '@guitu/task-desk/tasks/task-store';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { ConcludePosting } from './conclude-posting.js';
import { countStanding } from './count-standing.js';
import { mayWaitUntil, nextPeriod } from './next-period.rules.js';
import { toPosting, type Posting } from './read-postings.js';

/** `booked`: it is there, under this number · `again`: it is not there, send it · `next-period`: not before the next month begins · `parked`: not before that instant · `withdrawn`: it is not there and is given up · `tell`: tell the process once more. Of what is booked while its task was taken away: `reversed`: it was booked back by that document (冲销) · `stands`: it stays in the books although nobody asks for it. */
export const PostingFinding = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('booked'), voucherNo: Code }), z.strictObject({ outcome: z.literal('again') }),
  z.strictObject({ outcome: z.literal('next-period') }), z.strictObject({ outcome: z.literal('parked'), until: Instant }),
  z.strictObject({ outcome: z.literal('withdrawn') }), z.strictObject({ outcome: z.literal('tell') }),
  z.strictObject({ outcome: z.literal('reversed'), reversalNo: Code }), z.strictObject({ outcome: z.literal('stands') }),
]).meta({ id: 'PostingFinding' });
export type PostingFinding = z.infer<typeof PostingFinding>;

/** A person has found out what became of a posting that was refused, is unknown, or could not be told (product.md §1 I4). */
@Injectable()
export class SettleUnknown {
  constructor(private readonly conclude: ConcludePosting, private readonly config: ServiceConfig) {}

  /** @throws AccessDenied, Problem 404 not of his · 409 nothing to find out, still asked for, or to be sent though nobody asks · 422 the number is another's, or the day is over or too far */
  execute(command: Command, id: string, finding: PostingFinding): Promise<Posting> {
    const { actor } = command;
    return command.run(async (tx) => {
      const posting = await lockPosting(tx, actor.companyCode, id);
      if (posting === undefined) throw Problem.notFound('没有这笔过账。', 'There is no such posting.');
      requirePlace(actor, { companyCode: posting.company_code, plantCode: posting.plant_code });
      const task = await lockTask(tx, posting.company_code, posting.return_no, posting.task_id);
      const asked = task !== undefined && isAsked(task);
      await settlePosting(tx, posting, await this.found(tx, finding), asked, actor.staff);
      if (!asked && (finding.outcome === 'again' || finding.outcome === 'next-period' || finding.outcome === 'parked')) throw taskNotOpen();
      if (finding.outcome === 'stands') await countStanding(tx, posting);
      return toPosting(await this.conclude.ended(tx, posting.id, finding.outcome === 'tell' ? actor : undefined));
    });
  }

  private async found(tx: Transaction, finding: PostingFinding): Promise<Finding> {
    if (finding.outcome !== 'next-period' && finding.outcome !== 'parked') return finding;
    const now = await databaseNow(tx);
    if (finding.outcome === 'next-period') return { outcome: 'again', notBefore: nextPeriod(now, this.config.timeZone) };
    if (!mayWaitUntil(finding.until, now)) throw Problem.ofField('until', '须在今后 93 天之内。', 'It must lie within the next 93 days.');
    return { outcome: 'again', notBefore: new Date(finding.until) };
  }
}
