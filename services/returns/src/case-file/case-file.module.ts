import { Module } from '@nestjs/common';
import { CaseFileConsumer } from './case-file.consumer.js';
import { CaseFileController } from './case-file.controller.js';
import { StrayFactsController } from './stray-facts.controller.js';

@Module({ controllers: [CaseFileController, StrayFactsController, CaseFileConsumer] })
export class CaseFileModule {}
