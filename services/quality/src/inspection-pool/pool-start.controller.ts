import { CommandFields } from '@guitu/contracts/http/command-body';
import { Code, TaskId } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { StartPoolInspection } from './start-pool-inspection.js';

/** How much lies in the pool is counted here, by nobody else. */
const PoolStartBody = z.strictObject({ ...CommandFields.shape, taskId: TaskId, poolId: Code }).meta({ id: 'Record_pool_started' });

@ApiTags('池检启动 pool inspection')
@Controller()
export class PoolStartController {
  constructor(private readonly startPoolInspection: StartPoolInspection) {}

  @FactRoute('pool_started')
  start(@ReturnNumber() returnNo: string, @Body({ schema: PoolStartBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.startPoolInspection.execute(command, factRequest(returnNo, body));
  }
}
