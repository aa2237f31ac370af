import { Code } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { OpenReturn } from './open-return.js';
import { TakeOverReturns } from './take-over-returns.js';

const Batch = z.strictObject({
  /** the system the old numbers are of; with them unique, so that a list may be loaded again */
  sourceSystem: Code,
  /** true unless it is said: nothing is kept, the answer is the same */
  dryRun: z.boolean().default(true),
  returns: z.array(OpenReturn).min(1).max(100),
}).meta({ id: 'OpenReturnBatch' });

/** What became of one of them. */
export const LOADED_RETURN = {
  externalId: z.string(), outcome: z.enum(['added', 'unchanged', 'rejected']), returnNo: z.string().nullable(),
  /** `row`: index of the stage; null: the return as a whole. `path`: field of the stage's payload, where it is about one */
  faults: z.array(z.object({ row: z.int().nullable(), code: z.string(), zh: z.string(), en: z.string(), path: z.string().optional() })),
  stages: z.array(z.string()),
  /** what will be asked, of whom, since when, due when, and by how many milliseconds it is late already */
  tasks: z.array(z.object({ title: LabelText, dept: z.string(), role: z.string(), openedAt: z.int(), dueAt: z.int().nullable(), lateBy: z.int() })),
};
const Loaded = z.object({ dryRun: z.boolean(), returns: z.array(z.object(LOADED_RETURN)) }).meta({ id: 'OpenReturnsLoaded' });

@ApiTags('期初在途 go-live')
@Controller()
export class OpenReturnsImportController {
  constructor(private readonly takeOverReturns: TakeOverReturns) {}

  @Post('imports/open-returns')
  @HttpCode(200)
  @Permit('return.take_over')
  @ApiOperation({ summary: '载入期初在途（先试运行）· Try a list of returns that are under way at go-live, then take them over' })
  @ApiOkResponse({ standardSchema: Loaded })
  load(@CurrentCommand() command: Command, @Body({ schema: Batch }) { sourceSystem, dryRun, returns }: z.infer<typeof Batch>): Promise<z.infer<typeof Loaded>> {
    return command.run(async (tx) => ({
      dryRun, returns: (await this.takeOverReturns.execute(tx, { actor: command.actor, sourceSystem, dryRun }, returns)).map(({ faults, stages, tasks, ...one }) => ({ ...one, faults: [...faults], stages: [...stages], tasks: [...tasks] })),
    }));
  }
}
