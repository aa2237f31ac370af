import { WorkNo } from '@guitu/contracts/events/order-date-moved';
import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { StartBody, StartWork, WorkStarted } from './start-work.js';

@ApiTags('开工 start of work')
@Controller('orders')
export class WorkStartController {
  constructor(private readonly startWork: StartWork) {}

  @Post(':no/starts')
  @Permit('record.repair')
  @ApiOperation({ summary: '开工 · Begin the work of an order, or of the task of work without one; says whether the batch is locked until its first article is right' })
  @ApiCreatedResponse({ standardSchema: WorkStarted })
  start(@Param('no', { schema: WorkNo }) no: string, @Body({ schema: StartBody }) body: z.infer<typeof StartBody>, @CurrentCommand() command: Command): Promise<WorkStarted> {
    return this.startWork.execute(command, no, body);
  }
}
