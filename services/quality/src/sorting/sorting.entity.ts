import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** 分拣完成 of one consignment; the classes are in its lines. */
@Entity('sorting')
export class Sorting extends FactRow {
  @Column('text', { nullable: true }) consignment!: string | null;
}
