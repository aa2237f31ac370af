import { Module } from '@nestjs/common';
import { ReopenReturn } from './reopen-return.js';
import { ReopeningController } from './reopening.controller.js';

@Module({ controllers: [ReopeningController], providers: [ReopenReturn] })
export class ReopeningModule {}
