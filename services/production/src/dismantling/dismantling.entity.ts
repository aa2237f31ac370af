import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 拆解完成: so much of a portion was taken apart; what was won stands in its parts. */
@Entity('dismantling')
export class Dismantling extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** Quantity of the task that was answered; what is left of it stays with the task. */
  @Column('numeric') asked!: string;
  @Column('numeric') qty!: string;
}
