import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditSettlement } from './audit-settlement.js';

@Module({ controllers: [AuditController], providers: [AuditSettlement] })
export class AuditModule {}
