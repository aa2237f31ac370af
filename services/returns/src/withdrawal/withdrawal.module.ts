import { Module } from '@nestjs/common';
import { WithdrawReturn } from './withdraw-return.js';
import { WithdrawalController } from './withdrawal.controller.js';

@Module({ controllers: [WithdrawalController], providers: [WithdrawReturn] })
export class WithdrawalModule {}
