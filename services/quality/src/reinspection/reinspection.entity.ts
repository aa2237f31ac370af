import { Entity } from 'typeorm';
import { PortionCheck } from '../portion-check.entity.js';

/** 复检 of one repaired portion; a row with `fail` above zero is an NG round. */
@Entity('reinspection')
export class Reinspection extends PortionCheck {}
