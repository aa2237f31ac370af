import { Column, Entity } from 'typeorm';
import { FactLineRow, FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 报价 of the repair of one portion. */
@Entity('quote')
export class Quote extends FactRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** 分; a bigint comes as a string. */
  @Column('bigint') feeFen!: string;
  @Column('timestamptz', { nullable: true }) promisedAt!: Date | null;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}

/** A part the repair needs. */
@Entity('quote_part')
export class QuotePart extends FactLineRow {
  @Column('text') item!: string;
  @Column('numeric') qty!: string;
  /** 分 for all of them; null when it is not shown by itself. */
  @Column('bigint', { nullable: true }) priceFen!: string | null;
}
