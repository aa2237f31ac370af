import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditSettlement } from './audit-settlement.js';

const AuditBody = commandBody('audit');

@ApiTags('财务审核 finance audit')
@Controller()
export class AuditController {
  constructor(private readonly auditSettlement: AuditSettlement) {}

  @FactRoute('audit')
  record(@ReturnNumber() returnNo: string, @Body({ schema: AuditBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.auditSettlement.execute(command, factRequest(returnNo, body));
  }
}
