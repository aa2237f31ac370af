import { Module } from '@nestjs/common';
import { ProposalController } from './proposal.controller.js';
import { WorkPlanConsumer } from './work-plan.consumer.js';
import { WorkPlans } from './work-plans.js';

@Module({ controllers: [ProposalController, WorkPlanConsumer], providers: [WorkPlans], exports: [WorkPlans] })
export class WorkPlanModule {}
