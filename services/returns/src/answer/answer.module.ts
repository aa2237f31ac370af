import { Module } from '@nestjs/common';
import { AnswerController } from './answer.controller.js';
import { AnswerNumber } from './answer-number.js';

@Module({ controllers: [AnswerController], providers: [AnswerNumber] })
export class AnswerModule {}
