import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Permit } from '@guitu/identity/permit';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AuditSettlement } from './audit-settlement.js';
import { AuditRenewed, RenewAudit, RenewAuditBody } from './renew-audit.js';

const AuditBody = commandBody('audit');

@ApiTags('财务审核 finance audit')
@Controller()
export class AuditController {
  constructor(private readonly auditSettlement: AuditSettlement, private readonly renewAudit: RenewAudit) {}

  @FactRoute('audit')
  record(@ReturnNumber() returnNo: string, @Body({ schema: AuditBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.auditSettlement.execute(command, factRequest(returnNo, body));
  }

  @Post('settlements/:returnNo/audit-renewals')
  @Permit('record.audit')
  @ApiOperation({ summary: '重新审核 · The papers changed after the audit, not the amount: audited again' })
  @ApiCreatedResponse({ standardSchema: AuditRenewed })
  renew(@ReturnNumber() returnNo: string, @Body({ schema: RenewAuditBody }) body: z.infer<typeof RenewAuditBody>, @CurrentCommand() command: Command): Promise<AuditRenewed> {
    return this.renewAudit.execute(command, returnNo, body);
  }
}
