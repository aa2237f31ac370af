import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** A pause or a resumption of all clocks of a return, or of one. */
@Entity('clock_control')
export class ClockControl extends FactRow {
  @Column('text') kind!: 'pause' | 'resume';
  /** The one clock it is about; null: all. */
  @Column('text', { nullable: true }) clockId!: string | null;
  @Column('text') reasonCode!: string;
  /** End of a pause; null for a resumption. */
  @Column('timestamptz', { nullable: true }) until!: Date | null;
  /** Order within the return. */
  @Column('integer') seq!: number;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
