import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { InstructPayload } from '@guitu/contracts/facts/intake';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { InstructReturn } from './instruct-return.js';

/** As the contract says, but a form may come without its number, and where to and at whose cost may be left to the task. */
const InstructionBody = commandBody('instruct').extend({ addressCode: InstructPayload.shape.addressCode.optional(), freightPayer: InstructPayload.shape.freightPayer.optional(), forms: z.array(InstructPayload.shape.forms.element.partial({ no: true })).max(10) }).meta({ id: 'Record_instruct' });

@ApiTags('退货指引 instruction')
@Controller()
export class InstructionController {
  constructor(private readonly action: InstructReturn) {}

  @FactRoute('instruct')
  record(@ReturnNumber() returnNo: string, @Body({ schema: InstructionBody }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.action.execute(command, factRequest(returnNo, body));
  }
}
