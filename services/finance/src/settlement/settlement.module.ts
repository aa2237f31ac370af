import { Module } from '@nestjs/common';
import { SettlementConsumer } from './settlement.consumer.js';
import { SettlementController } from './settlement.controller.js';

@Module({ controllers: [SettlementController, SettlementConsumer] })
export class SettlementModule {}
