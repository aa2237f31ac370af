import { Module } from '@nestjs/common';
import { OpenReturnsFileController } from './open-returns-file.controller.js';
import { OpenReturnsImportController } from './open-returns-import.controller.js';
import { TakeOverReturns } from './take-over-returns.js';

@Module({ controllers: [OpenReturnsImportController, OpenReturnsFileController], providers: [TakeOverReturns] })
export class OpenReturnsImportModule {}
