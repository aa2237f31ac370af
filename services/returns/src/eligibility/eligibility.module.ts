import { Module } from '@nestjs/common';
import { CheckEligibility } from './check-eligibility.js';
import { EligibilityController } from './eligibility.controller.js';

@Module({ controllers: [EligibilityController], providers: [CheckEligibility] })
export class EligibilityModule {}
