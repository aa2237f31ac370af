import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 处理完成: so much of a portion was relabelled, blended in, recovered or repacked. */
@Entity('treatment')
export class Treatment extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** Quantity of the task that was answered; what is left of it stays with the task. */
  @Column('numeric') asked!: string;
  @Column('numeric') qty!: string;
  /** 合格证号, where goods are sold under a new one. */
  @Column('text', { nullable: true }) certificateNo!: string | null;
}
