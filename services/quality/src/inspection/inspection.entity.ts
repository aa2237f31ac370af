import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** 检验 of one consignment. */
@Entity('inspection')
export class Inspection extends FactRow {
  @Column('text', { nullable: true }) consignment!: string | null;
  @Column('text') method!: string;
  /** Number of the report's form (P23). */
  @Column('text', { nullable: true }) formNo!: string | null;
}
