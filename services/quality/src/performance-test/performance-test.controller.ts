import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TestPerformance } from './test-performance.js';

const PerformanceTestBody = commandBody('unit_test');

@ApiTags('性能测试 performance test')
@Controller()
export class PerformanceTestController {
  constructor(private readonly testPerformance: TestPerformance) {}

  @FactRoute('unit_test')
  record(@ReturnNumber() returnNo: string, @Body({ schema: PerformanceTestBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.testPerformance.execute(command, factRequest(returnNo, body));
  }
}
