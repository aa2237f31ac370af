import { Column, Entity } from 'typeorm';
import { FactLineRow } from '@guitu/task-desk/facts/fact-row.entity';

/** A part of a line and its class. */
@Entity('sorted_goods')
export class SortedGoods extends FactLineRow {
  @Column('integer') line!: number;
  /** Decimal string in the unit of the line. */
  @Column('numeric') qty!: string;
  /** What was there of the line: its parts add up to it. */
  @Column('numeric') lineQty!: string;
  @Column('text') class!: string;
}
