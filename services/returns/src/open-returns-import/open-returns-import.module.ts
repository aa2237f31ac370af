import { Module } from '@nestjs/common';
import { OpenReturnsImportController } from './open-returns-import.controller.js';
import { TakeOverReturns } from './take-over-returns.js';

@Module({ controllers: [OpenReturnsImportController], providers: [TakeOverReturns] })
export class OpenReturnsImportModule {}
