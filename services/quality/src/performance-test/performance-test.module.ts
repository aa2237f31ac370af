import { Module } from '@nestjs/common';
import { PerformanceTestController } from './performance-test.controller.js';
import { TestPerformance } from './test-performance.js';

@Module({ controllers: [PerformanceTestController], providers: [TestPerformance] })
export class PerformanceTestModule {}
