import { Code } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { lockPosting } from '@guitu/postings/find-posting';
import { settlePosting } from '@guitu/postings/settle-posting';
import { lockTask } from '@guitu/task-desk/tasks/task-store';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ConcludePosting } from './conclude-posting.js';
import { toPosting, type Posting } from './read-postings.js';

/** `booked`: it is there, under this number · `again`: it is not there, send it · `withdrawn`: it is not there and is given up · `tell`: tell the process once more. */
export const PostingFinding = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('booked'), voucherNo: Code }), z.strictObject({ outcome: z.literal('again') }),
  z.strictObject({ outcome: z.literal('withdrawn') }), z.strictObject({ outcome: z.literal('tell') }),
]).meta({ id: 'PostingFinding' });
export type PostingFinding = z.infer<typeof PostingFinding>;

/** A person has found out what became of a posting that was refused, is unknown, or could not be told (product.md §1 I4). */
@Injectable()
export class SettleUnknown {
  constructor(private readonly conclude: ConcludePosting) {}

  /** @throws AccessDenied, Problem 404 not of his · 409 nothing to find out · 422 the number is another's */
  execute(command: Command, id: string, finding: PostingFinding): Promise<Posting> {
    const { actor } = command;
    return command.run(async (tx) => {
      const posting = await lockPosting(tx, actor.companyCode, id);
      if (posting === undefined) throw Problem.notFound('没有这笔过账。', 'There is no such posting.');
      requirePlace(actor, { companyCode: posting.company_code, plantCode: posting.plant_code });
      await lockTask(tx, posting.company_code, posting.return_no, posting.task_id);
      if (finding.outcome !== 'tell') await settlePosting(tx, posting, finding, actor.staff);
      else if (posting.state !== 'booked' || posting.fact_id !== null) throw Problem.conflict('posting-not-open', '这笔过账无需处理。', 'This posting needs no decision.');
      return toPosting(await this.conclude.ended(tx, posting.id, finding.outcome === 'tell' ? actor : undefined));
    });
  }
}
