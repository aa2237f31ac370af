import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** 分厂签收 of one consignment. */
@Entity('branch_signoff')
export class BranchSignoff extends FactRow {
  @Column('text', { nullable: true }) consignment!: string | null;
  @Column('text') branchCode!: string;
  @Column('numeric') qty!: string;
}
