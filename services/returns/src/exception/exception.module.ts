import { Module } from '@nestjs/common';
import { DecideException } from './decide-exception.js';
import { ExceptionController } from './exception.controller.js';

@Module({ controllers: [ExceptionController], providers: [DecideException] })
export class ExceptionModule {}
