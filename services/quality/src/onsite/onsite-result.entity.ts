import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** Result of a part of a line at the customer. */
@Entity('onsite_result')
export class OnsiteResult extends RecordedRow {
  /** Order within the fact. */
  @PrimaryColumn('integer') position!: number;
  @Column('integer') line!: number;
  /** Decimal string in the unit of the line. */
  @Column('numeric') qty!: string;
  @Column('text') result!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
