import { Module } from '@nestjs/common';
import { KeepStatement } from './keep-statement.js';
import { ReconciliationController } from './reconciliation.controller.js';

@Module({ controllers: [ReconciliationController], providers: [KeepStatement] })
export class ReconciliationModule {}
