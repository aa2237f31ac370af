import type { Command } from '@guitu/platform/command/command';
import { Connectors } from '@guitu/postings/connectors';
import { choosePostingMode, postingModes } from '@guitu/postings/posting-mode';
import { ORDER_KINDS, POSTING_MODES, type OrderKind, type PostingMode } from '@guitu/postings/vocabulary';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

const Mode = z.enum(Object.keys(POSTING_MODES) as [PostingMode, ...PostingMode[]]);
export const OrderModes = z.object({ rework_order: Mode, replenishment_order: Mode }).meta({ id: 'OrderModes' });
export type OrderModes = z.infer<typeof OrderModes>;
export const ChooseOrderModeBody = z.strictObject({ kind: z.enum(Object.keys(ORDER_KINDS) as [OrderKind, ...OrderKind[]]), mode: Mode }).meta({ id: 'ChooseOrderMode' });

/** How this company's orders of a kind get their numbers from now on (product.md §2.5). */
@Injectable()
export class ChooseOrderMode {
  constructor(private readonly connectors: Connectors) {}

  /** @throws Problem 422 when no connector for this kind is set up */
  execute(command: Command, { kind, mode }: z.infer<typeof ChooseOrderModeBody>): Promise<OrderModes> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      this.connectors.requireFor(mode, companyCode, kind);
      await choosePostingMode(tx, companyCode, kind, mode, staff);
      return postingModes(tx, companyCode, ORDER_KINDS);
    });
  }
}
