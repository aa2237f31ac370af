import { Module } from '@nestjs/common';
import { SurveyCustomer } from './survey-customer.js';
import { SurveyController } from './survey.controller.js';

@Module({ controllers: [SurveyController], providers: [SurveyCustomer] })
export class SurveyModule {}
