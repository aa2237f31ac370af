import { Module } from '@nestjs/common';
import { AnswerQuestion } from './answer-question.js';
import { AskQuestion } from './ask-question.js';
import { ChaseQuestions } from './chase-questions.js';
import { ControlClock } from './control-clock.js';
import { QuestionsController } from './questions.controller.js';
import { StateQuestion } from './state-question.js';

@Module({ controllers: [QuestionsController], providers: [AskQuestion, AnswerQuestion, ControlClock, StateQuestion, ChaseQuestions] })
export class QuestionsModule {}
