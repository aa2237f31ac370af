import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was counted of one line. */
@Entity('receipt_line')
export class ReceiptLine {
  @PrimaryColumn('uuid') factId!: string;
  @PrimaryColumn('integer') line!: number;
  /** In the unit of the line; more than announced is a fact, not an error. */
  @Column('numeric') received!: string;
  /** Further fields the policy's form asks for, by code. */
  @Column('jsonb') fields!: Record<string, string | boolean>;
}
