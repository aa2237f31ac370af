import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 检验 of one consignment. */
@Entity('inspection')
export class Inspection extends RecordedRow {
  @Column('text', { nullable: true }) consignment!: string | null;
  @Column('text') method!: string;
  /** Number of the report's form (P23). */
  @Column('text', { nullable: true }) formNo!: string | null;
}
