import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StartPoolInspection } from './start-pool-inspection.js';

/** How much lies in the pool is counted here, by nobody else. */
const PoolStartBody = commandBody('pool_started').omit({ poolQty: true, version: true }).required({ taskId: true }).meta({ id: 'Record_pool_started' });

@ApiTags('池检启动 pool inspection')
@Controller()
export class PoolStartController {
  constructor(private readonly startPoolInspection: StartPoolInspection) {}

  @FactRoute('pool_started')
  start(@ReturnNumber() returnNo: string, @Body({ schema: PoolStartBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.startPoolInspection.execute(command, factRequest(returnNo, body));
  }
}
