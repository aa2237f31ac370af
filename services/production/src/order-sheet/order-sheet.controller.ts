import { WorkNo } from '@guitu/contracts/events/order-date-moved';
import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { PrintRun } from '@guitu/platform/printing/keep-paper';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { PrintOrder, PrintOrderBody } from './print-order.js';

@ApiTags('打印 printing')
@Controller('orders')
export class OrderSheetController {
  constructor(private readonly printOrder: PrintOrder) {}

  @Post(':no/prints')
  @Permit('paper.print')
  @ApiOperation({ summary: '打印指令单 · The order of rework or replenishment as a sheet, with its code and the box of 首件' })
  @ApiCreatedResponse({ standardSchema: PrintRun })
  print(@Param('no', { schema: WorkNo }) no: string, @Body({ schema: PrintOrderBody }) body: z.infer<typeof PrintOrderBody>, @CurrentCommand() command: Command): Promise<PrintRun> {
    return this.printOrder.execute(command, no, body);
  }
}
