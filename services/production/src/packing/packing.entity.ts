import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 包装完成: so much of a portion is ready to go back. */
@Entity('packing')
export class Packing extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** Quantity of the task that was answered; what is left of it stays with the task. */
  @Column('numeric') asked!: string;
  @Column('numeric') qty!: string;
}
