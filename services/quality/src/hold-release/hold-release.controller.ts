import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReleaseHold } from './release-hold.js';

const HoldReleaseBody = commandBody('release');

@ApiTags('解除暂停 hold release')
@Controller()
export class HoldReleaseController {
  constructor(private readonly releaseHold: ReleaseHold) {}

  @FactRoute('release')
  release(@ReturnNumber() returnNo: string, @Body({ schema: HoldReleaseBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.releaseHold.execute(command, factRequest(returnNo, body));
  }
}
