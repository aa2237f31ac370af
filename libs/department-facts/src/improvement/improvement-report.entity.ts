import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 改善报告, 8D or analysis; its words stand in `improvement_text`. */
@Entity('improvement_report')
export class ImprovementReport extends RecordedRow {
  @Column('text') kind!: string;
  /** Id of the words; one an operator typed may name a paper outside. */
  @Column('uuid') reportRef!: string;
  /** Codes of the measures taken. */
  @Column('jsonb') actions!: string[];
}
