import { Column, Entity } from 'typeorm';
import { PortionRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 处理完成: so much of a portion was relabelled, blended in, recovered or repacked. */
@Entity('treatment')
export class Treatment extends PortionRow {
  /** 合格证号, where goods are sold under a new one. */
  @Column('text', { nullable: true }) certificateNo!: string | null;
}
