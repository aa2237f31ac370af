import { Code } from '@guitu/contracts/scalars';
import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { GiveBackPaper, GiveBackPaperBody } from './give-back-paper.js';
import { KeepPaper, KeepPaperBody, PaperKept } from './keep-paper.js';
import { ReleasePaper, ReleasePaperBody } from './release-paper.js';

@ApiTags('单据 papers')
@Controller('settlements/:returnNo')
export class PapersController {
  constructor(private readonly keepPaper: KeepPaper, private readonly giveBackPaper: GiveBackPaper, private readonly releasePaper: ReleasePaper) {}

  @Post('papers')
  @Permit('settlement.work')
  @ApiOperation({ summary: '收存原件 · The original of a paper is in finance’s hands' })
  @ApiCreatedResponse({ standardSchema: PaperKept })
  keep(@ReturnNumber() returnNo: string, @Body({ schema: KeepPaperBody }) body: z.infer<typeof KeepPaperBody>, @CurrentCommand() command: Command): Promise<PaperKept> {
    return this.keepPaper.execute(command, returnNo, body);
  }

  @Post('papers/:code/give-backs')
  @Permit('settlement.work')
  @ApiOperation({ summary: '退回原件 · The original left finance again' })
  @ApiCreatedResponse({ standardSchema: PaperKept })
  giveBack(@ReturnNumber() returnNo: string, @Param('code', { schema: Code }) code: string, @Body({ schema: GiveBackPaperBody }) body: z.infer<typeof GiveBackPaperBody>, @CurrentCommand() command: Command): Promise<PaperKept> {
    return this.giveBackPaper.execute(command, returnNo, code, body);
  }

  @Post('paper-releases')
  @Permit('paper.release')
  @ApiOperation({ summary: '缺件放行 · Go on without the original of a paper' })
  @ApiCreatedResponse({ standardSchema: PaperKept })
  release(@ReturnNumber() returnNo: string, @Body({ schema: ReleasePaperBody }) body: z.infer<typeof ReleasePaperBody>, @CurrentCommand() command: Command): Promise<PaperKept> {
    return this.releasePaper.execute(command, returnNo, body);
  }
}
