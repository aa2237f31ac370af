import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 补货通知单. */
@Entity('replenishment')
export class Replenishment extends FactRow {
  /** Unique per company. */
  @Column('text') formNo!: string;
  /** Decimal string in the unit of the task's lines. */
  @Column('numeric') qty!: string;
  @Column('timestamptz', { nullable: true }) due!: Date | null;
}
