import { Injectable } from '@nestjs/common';
import { CheckPortion } from '../check-portion.js';
import { PerformanceTest } from './performance-test.entity.js';

/** 性能测试: goods are tested before they are sold again; what fails is judged again (R47, S003-14 §五). */
@Injectable()
export class TestPerformance extends CheckPortion<'unit_test'> {
  readonly kind = 'unit_test';
  protected readonly table = PerformanceTest;
}
