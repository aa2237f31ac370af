import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 分厂签收 of one consignment. */
@Entity('branch_signoff')
export class BranchSignoff extends RecordedRow {
  @Column('text', { nullable: true }) consignment!: string | null;
  @Column('text') branchCode!: string;
  /** all of it in one figure, where it was said so; else line by line (branch_signoff_line) */
  @Column('numeric', { nullable: true }) qty!: string | null;
}
