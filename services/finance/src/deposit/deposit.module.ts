import { Module } from '@nestjs/common';
import { DepositController } from './deposit.controller.js';
import { RecordDeposit } from './record-deposit.js';
import { SettleDeposit } from './settle-deposit.js';

@Module({ controllers: [DepositController], providers: [RecordDeposit, SettleDeposit] })
export class DepositModule {}
