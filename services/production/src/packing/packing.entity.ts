import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** 包装完成: so much of a portion is ready to go back. */
@Entity('packing')
export class Packing extends FactRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** Quantity of the task that was answered; what is left of it stays with the task. */
  @Column('numeric') asked!: string;
  @Column('numeric') qty!: string;
}
