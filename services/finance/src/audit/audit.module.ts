import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditSettlement } from './audit-settlement.js';
import { RenewAudit } from './renew-audit.js';

@Module({ controllers: [AuditController], providers: [AuditSettlement, RenewAudit] })
export class AuditModule {}
