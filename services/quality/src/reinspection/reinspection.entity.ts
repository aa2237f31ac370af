import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** 复检 of one repaired portion; a row with `fail` above zero is an NG round. */
@Entity('reinspection')
export class Reinspection extends FactRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** Rework round whose work was looked at, from 1. */
  @Column('integer') round!: number;
  @Column('numeric') pass!: string;
  @Column('numeric') fail!: string;
  /** Defect codes of what failed. */
  @Column('jsonb') defects!: string[];
}
