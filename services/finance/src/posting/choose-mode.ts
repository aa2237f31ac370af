import type { Command } from '@guitu/platform/command/command';
import { Connectors } from '@guitu/postings/connectors';
import { choosePostingMode, postingModes } from '@guitu/postings/posting-mode';
import { MONEY_KINDS, POSTING_MODES, type MoneyKind, type PostingMode } from '@guitu/postings/vocabulary';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

const Kind = z.enum(Object.keys(MONEY_KINDS) as [MoneyKind, ...MoneyKind[]]);
const Mode = z.enum(Object.keys(POSTING_MODES) as [PostingMode, ...PostingMode[]]);
export const PostingModes = z.object({ settlement: Mode, refund: Mode }).meta({ id: 'PostingModes' });
export const ChooseModeBody = z.strictObject({ kind: Kind, mode: Mode }).meta({ id: 'ChoosePostingMode' });

/** How this company's documents of a kind reach its books from now on (product.md §2.5). */
@Injectable()
export class ChooseMode {
  constructor(private readonly connectors: Connectors) {}

  /** @throws Problem 422 when no connector for this kind is set up */
  execute(command: Command, { kind, mode }: z.infer<typeof ChooseModeBody>): Promise<z.infer<typeof PostingModes>> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      this.connectors.requireFor(mode, companyCode, kind);
      await choosePostingMode(tx, companyCode, kind, mode, staff);
      return postingModes(tx, companyCode, MONEY_KINDS);
    });
  }
}
