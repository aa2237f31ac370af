import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { LabelsPrinted, PrintLabels, PrintLabelsBody } from './print-labels.js';

@ApiTags('打印 printing')
@Controller()
export class LabelController {
  constructor(private readonly printLabels: PrintLabels) {}

  @Post('labels\\:print')
  @Permit('paper.print')
  @ApiOperation({ summary: '打印标签 · A label for each portion that lies here: what, where, in which state, with its code' })
  @ApiCreatedResponse({ standardSchema: LabelsPrinted })
  print(@Body({ schema: PrintLabelsBody }) body: z.infer<typeof PrintLabelsBody>, @CurrentCommand() command: Command): Promise<z.infer<typeof LabelsPrinted>> {
    return this.printLabels.execute(command, body);
  }
}
