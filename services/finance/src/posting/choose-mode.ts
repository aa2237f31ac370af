import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { connectorFor } from '@guitu/postings/connector';
import { choosePostingMode, postingModes } from '@guitu/postings/posting-mode';
import { POSTING_KINDS, POSTING_MODES, type PostingKind, type PostingMode } from '@guitu/postings/vocabulary';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Connectors } from './connectors.js';

const Kind = z.enum(Object.keys(POSTING_KINDS) as [PostingKind, ...PostingKind[]]);
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
      if (mode === 'connector' && connectorFor(this.connectors.list, companyCode, kind) === undefined) {
        throw Problem.unprocessable('no-connector', '尚未配置此类过账的接口。', 'No connector for this kind of posting is set up.', [{ path: 'mode', zh: '尚未配置接口。', en: 'no connector is set up' }]);
      }
      await choosePostingMode(tx, companyCode, kind, mode, staff);
      return postingModes(tx, companyCode);
    });
  }
}
