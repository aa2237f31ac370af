import { Column, Entity } from 'typeorm';
import { FactLineRow } from '@guitu/task-desk/facts/fact-row.entity';

/** One decided part of a line. */
@Entity('disposition')
export class Disposition extends FactLineRow {
  @Column('integer') line!: number;
  /** Decimal string in the unit of the line. */
  @Column('numeric') qty!: string;
  /** What was undecided of the line: its parts add up to it (R23). */
  @Column('numeric') lineQty!: string;
  @Column('text') goods!: string;
  @Column('text') remedy!: string;
  /** What the judge says of these goods besides. */
  @Column('jsonb') attrs!: object;
  @Column('text', { nullable: true }) faultCode!: string | null;
  /** In which role a joint judgement was signed. */
  @Column('text', { nullable: true }) signerRole!: string | null;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
