import { Module } from '@nestjs/common';
import { AskCustomer } from './ask-customer.js';
import { ControlClock } from './control-clock.js';
import { QuestionsController } from './questions.controller.js';
import { RecordTold } from './record-told.js';

@Module({ controllers: [QuestionsController], providers: [AskCustomer, RecordTold, ControlClock] })
export class QuestionsModule {}
