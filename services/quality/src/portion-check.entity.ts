import { Column } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** What a look at one portion found, whichever look it was: 复检, 性能测试, 出货检验. The database holds it to what was there. */
export abstract class PortionCheck extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** Round of the work that was looked at, from 1. */
  @Column('integer') round!: number;
  /** Quantity of the task that was answered; null only in rows from before it was kept. */
  @Column('numeric', { nullable: true }) asked!: string | null;
  @Column('numeric') pass!: string;
  @Column('numeric') fail!: string;
  /** Defect codes of what failed. */
  @Column('jsonb') defects!: string[];
}
