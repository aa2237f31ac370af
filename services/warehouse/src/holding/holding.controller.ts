import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PlaceHold } from './place-hold.js';

const PlaceHoldBody = commandBody('hold');

@ApiTags('暂停标识 hold')
@Controller()
export class HoldingController {
  constructor(private readonly placeHold: PlaceHold) {}

  @FactRoute('hold')
  place(@ReturnNumber() returnNo: string, @Body({ schema: PlaceHoldBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.placeHold.execute(command, factRequest(returnNo, body));
  }
}
