import { Module } from '@nestjs/common';
import { EnterCost } from './enter-cost.js';
import { FailureCostConsumer } from './failure-cost.consumer.js';
import { FailureCostController } from './failure-cost.controller.js';
import { SetLabourRate } from './set-labour-rate.js';

@Module({ controllers: [FailureCostController, FailureCostConsumer], providers: [EnterCost, SetLabourRate] })
export class FailureCostModule {}
