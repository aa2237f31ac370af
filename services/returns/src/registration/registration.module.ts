import { Module } from '@nestjs/common';
import { StateDayTotals } from '../day-totals/state-day-totals.js';
import { RegisterReturn } from './register-return.js';
import { RegistrationController } from './registration.controller.js';

@Module({ controllers: [RegistrationController], providers: [RegisterReturn, StateDayTotals] })
export class RegistrationModule {}
