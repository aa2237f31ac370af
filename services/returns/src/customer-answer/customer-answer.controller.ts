import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { RecordAppeal } from './record-appeal.js';
import { RecordCustomerAnswer } from './record-customer-answer.js';

@ApiTags('客户答复 customer answer')
@Controller()
export class CustomerAnswerController {
  constructor(private readonly customerAnswer: RecordCustomerAnswer, private readonly appeal: RecordAppeal) {}

  @FactRoute('customer_reply')
  record(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('customer_reply') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.customerAnswer.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('appeal')
  object(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('appeal') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.appeal.execute(command, factRequest(returnNo, body));
  }
}
