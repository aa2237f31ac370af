import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RecordArrival } from './record-arrival.js';
import { RecordDispatch } from './record-dispatch.js';

const RecordArrivalBody = commandBody('arrive');
const RecordDispatchBody = commandBody('dispatched');

@ApiTags('到货 arrival')
@Controller()
export class ArrivalController {
  constructor(
    private readonly recordArrival: RecordArrival,
    private readonly recordDispatch: RecordDispatch,
  ) {}

  @FactRoute('arrive')
  arrive(@ReturnNumber() returnNo: string, @Body({ schema: RecordArrivalBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.recordArrival.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('dispatched')
  dispatch(@ReturnNumber() returnNo: string, @Body({ schema: RecordDispatchBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.recordDispatch.execute(command, factRequest(returnNo, body));
  }
}
