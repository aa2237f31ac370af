import { Module } from '@nestjs/common';
import { BatchHistoryController } from './batch-history.controller.js';
import { BenchController } from './bench.controller.js';
import { HeardFactsConsumer } from './heard-facts.consumer.js';

@Module({ controllers: [BenchController, BatchHistoryController, HeardFactsConsumer] })
export class BenchModule {}
