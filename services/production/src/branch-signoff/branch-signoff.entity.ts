import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 分厂签收 of one consignment. */
@Entity('branch_signoff')
export class BranchSignoff extends RecordedRow {
  @Column('text', { nullable: true }) consignment!: string | null;
  @Column('text') branchCode!: string;
  @Column('numeric') qty!: string;
}
