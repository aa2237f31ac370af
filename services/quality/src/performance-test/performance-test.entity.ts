import { Entity } from 'typeorm';
import { PortionCheck } from '../portion-check.entity.js';

/** 性能测试 of one portion before it is sold again; what failed is judged again. */
@Entity('performance_test')
export class PerformanceTest extends PortionCheck {}
