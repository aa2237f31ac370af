import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PayRefund } from './pay-refund.js';
import { RecordRefundFailure } from './record-refund-failure.js';

const RefundBody = commandBody('refund_paid');
const RefundFailureBody = commandBody('refund_failed');

@ApiTags('退款 refund')
@Controller()
export class RefundController {
  constructor(private readonly payRefund: PayRefund, private readonly recordRefundFailure: RecordRefundFailure) {}

  @FactRoute('refund_paid')
  paid(@ReturnNumber() returnNo: string, @Body({ schema: RefundBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.payRefund.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('refund_failed')
  failed(@ReturnNumber() returnNo: string, @Body({ schema: RefundFailureBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.recordRefundFailure.execute(command, factRequest(returnNo, body));
  }
}
