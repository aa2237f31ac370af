import { Column, Entity } from 'typeorm';
import { FactLineRow, FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 验收 of one consignment at this desk; every count is kept, the newest holds. */
@Entity('receipt')
export class Receipt extends FactRow {
  /** The process's consignment; null for goods that came before anybody asked for them. */
  @Column('text', { nullable: true }) consignment!: string | null;
  /** Codes of the papers that lay with the goods. */
  @Column('text', { array: true }) documents!: readonly string[];
  /** Opaque staff ids, and in which roles they signed. */
  @Column('text', { array: true }) signedBy!: readonly string[];
  @Column('text', { array: true }) signedRoles!: readonly string[];
  @Column('jsonb') attrs!: object;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}

/** What was counted of one line. */
@Entity('receipt_line')
export class ReceiptLine extends FactLineRow {
  @Column('integer') line!: number;
  /** In the unit of the line; more than announced is a fact, not an error. */
  @Column('numeric') received!: string;
  /** Further fields the policy's form asks for, by code. */
  @Column('jsonb') fields!: object;
  @Column('jsonb') attrs!: object;
}
