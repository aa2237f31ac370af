import { Entity } from 'typeorm';
import { PortionCheck } from '../portion-check.entity.js';

/** 出货检验 of one packed portion; what failed is packed again. */
@Entity('dispatch_inspection')
export class DispatchInspection extends PortionCheck {}
